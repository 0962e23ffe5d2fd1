// Things, for those who may read them. LATCHKEY=https://latchkey.example.com AUDIENCE=https://things.example.com npx next dev
import { preflightHeaders } from "../../../allowed-origins.mjs";
import { checkToken, Refusal } from "../../../check-token.mjs";

/** A handler for who has the permission. */
const needs = (permission, handle) => async (request) => {
  const header = (name) => request.headers.get(name);
  try {
    const { claims, headers } = await checkToken({ authorization: header("authorization"), origin: header("origin") }, permission);
    return Response.json(await handle(claims), { headers });
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ error: error.message }, { status: error.status, headers: error.headers });
    return Response.json({ error: "Try again later." }, { status: 503 });
  }
};

export const GET = needs("things:read", (claims) => ({ caller: claims.sub, things: ["lamp", "table"] }));

export function OPTIONS(request) {
  return new Response(null, { status: 204, headers: preflightHeaders(request.headers.get("origin")) });
}
