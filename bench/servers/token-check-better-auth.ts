import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { apiKey, defaultKeyHasher } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { announceTokens, calling, Sample } from "../tokens-in-use";

// better-auth's API keys on PostgreSQL, as its manual sets them up, behind the least server that can ask it: no GraphQL, no log, no CORS.
const stored = Number(process.env.BENCH_TOKENS);
const batch = 20_000;
const users = 10_000;
const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const auth = betterAuth({
  baseURL: "http://127.0.0.1:3000",
  secret: randomBytes(32).toString("base64url"),
  database,
  telemetry: { enabled: false },
  // By default a key counts ten times a day.
  plugins: [apiKey({ rateLimit: { enabled: false } })],
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();

await database.query(
  `INSERT INTO "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
   SELECT 'user' || n, 'User ' || n, 'user' || n || '@example.com', true, now(), now() FROM generate_series(0, $1::int - 1) AS n`,
  [users],
);
const sample = new Sample();
for (let from = 0; from < stored; from += batch) {
  const made = Array.from({ length: Math.min(batch, stored - from) }, () => randomBytes(48).toString("base64url"));
  for (const key of made) sample.add(key);
  await database.query(
    `INSERT INTO apikey (id, "configId", name, start, "referenceId", key, enabled, "rateLimitEnabled", "requestCount", "expiresAt", "createdAt", "updatedAt")
     SELECT 'key' || n, 'default', 'Key ' || n, start, 'user' || (n % $4::int), hash, true, false, 0, now() + interval '90 days', now(), now()
     FROM (SELECT start, hash, $3::int + place AS n FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (start, hash, place)) AS given`,
    [made.map((key) => key.slice(0, 6)), await Promise.all(made.map(defaultKeyHasher)), from, users],
  );
}
await database.query("VACUUM ANALYZE");

const server = createServer((request, response) => {
  const key = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const answer = (status: number, value: object) => {
    const text = JSON.stringify(value);
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
  };
  request.resume().on("end", () => {
    auth.api.verifyApiKey({ body: { key } }).then(
      ({ valid, key: found }) => answer(valid ? 200 : 401, { data: { viewer: { id: found?.referenceId, name: found?.name } } }),
      () => answer(500, {}),
    );
  });
});
server.listen(0, "127.0.0.1", () => {
  const remove = announceTokens(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calling("{}"), sample.shuffled());
  process.on("SIGTERM", () => {
    remove();
    process.exit(0);
  });
});
