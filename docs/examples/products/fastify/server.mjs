// Things, for those who may read them. LATCHKEY=https://latchkey.example.com AUDIENCE=https://things.example.com node server.mjs
import Fastify from "fastify";
import { preflightHeaders } from "../allowed-origins.mjs";
import { checkToken, Refusal } from "../check-token.mjs";

const { PORT = "4000" } = process.env;
const app = Fastify();
app.decorateRequest("caller");

/** Lets in who has the permission. */
const needs = (permission) => async (request, reply) => {
  const { claims, headers } = await checkToken(request.headers, permission);
  request.caller = claims.sub;
  reply.headers(headers);
};

app.options("/things", (request, reply) => reply.code(204).headers(preflightHeaders(request.headers.origin)).send());

app.get("/things", { onRequest: needs("things:read") }, async (request) => ({ caller: request.caller, things: ["lamp", "table"] }));

app.setErrorHandler((error, request, reply) => {
  if (error instanceof Refusal) return reply.code(error.status).headers(error.headers).send({ error: error.message });
  return reply.code(503).send({ error: "Try again later." });
});

await app.listen({ port: Number(PORT), host: "127.0.0.1" });
console.log(`http://127.0.0.1:${PORT}`);
