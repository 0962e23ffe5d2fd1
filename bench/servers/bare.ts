import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { announce } from "../announce";
import { audience, lifetime } from "../request";

// What Node can do at all: parse the form, sign a token of the same form, answer. No authentication, no database, no audit trail.
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const header = encode({ alg: "ES256", typ: "at+jwt", kid: "bench" });

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
  request.on("end", () => {
    const scope = new URLSearchParams(body).get("scope");
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iss: "http://127.0.0.1:3000", sub: "sa_01jdkz3m8kfq4v2qv6e0w1xn5e", aud: audience, client_id: "lkc_bench", scope };
    const content = `${header}.${encode({ ...claims, iat, exp: iat + lifetime, jti: randomBytes(16).toString("base64url"), team: "team_01jdkz3m8kfq4v2qv6e0w1xn5e" })}`;
    const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url");
    const answer = JSON.stringify({ access_token: `${content}.${signature}`, token_type: "Bearer", expires_in: lifetime, scope });
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store", "content-length": Buffer.byteLength(answer) }).end(answer);
  });
});
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port, "/token", { clientId: "lkc_bench", clientSecret: "lks_bench" }));
process.on("SIGTERM", () => process.exit(0));
