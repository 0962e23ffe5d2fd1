// Things, for those who may read them. LATCHKEY=https://latchkey.example.com AUDIENCE=https://things.example.com node server.mjs
import express from "express";
import { auth, requiredScopes } from "express-oauth2-jwt-bearer";
import { countsFrom, preflightHeaders, readableFrom } from "../allowed-origins.mjs";

const { LATCHKEY, AUDIENCE, PORT = "4000" } = process.env;
const app = express();

const goodToken = auth({ issuerBaseURL: LATCHKEY, audience: AUDIENCE, strict: true, cacheMaxAge: 5 * 60_000 });

function fromAllowedOrigin(request, response, next) {
  const origin = request.get("origin");
  if (!countsFrom(request.auth.payload, origin)) return response.status(403).json({ error: "The token doesn't count from there." });
  response.set(readableFrom(origin));
  next();
}

app.options("/things", (request, response) =>
  response
    .set(preflightHeaders(request.get("origin")))
    .status(204)
    .end(),
);

app.get("/things", goodToken, fromAllowedOrigin, requiredScopes("things:read"), (request, response) => {
  response.json({ caller: request.auth.payload.sub, things: ["lamp", "table"] });
});

app.use((error, request, response, _next) => {
  response.status(error.status ?? 503).set(error.headers ?? {});
  response.json({ error: error.status ? error.message : "Try again later." });
});

app.listen(Number(PORT), "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}`));
