import { createHmac, createPublicKey } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import { publishedKeys } from "@/lib/signing-keys/key-set";
import { forge, tamper, unsigned } from "./forge-token";

const stranger = generateKeyPair("ES256", { extractable: true });
const now = () => Math.floor(Date.now() / 1000);

/** HS256 over the same content, with what is public as the shared secret. */
async function signedWithPublicKey(good: string, format: "pem" | "jwk"): Promise<string> {
  const [key] = await publishedKeys();
  const secret =
    format === "jwk"
      ? JSON.stringify(key!.publicJwk)
      : createPublicKey(key!.publicKey.export({ type: "spki", format: "pem" })).export({ type: "spki", format: "pem" });
  const content = tamper(good, { header: { alg: "HS256" } })
    .split(".")
    .slice(0, 2)
    .join(".");
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}

async function signedByStranger(good: string, header: (jwk: object) => object): Promise<string> {
  const { privateKey, publicKey } = await stranger;
  return forge(good, { header: { ...header(await exportJWK(publicKey)) }, key: privateKey });
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The same JWT with the other of the two signatures that ES256 has for one (r, n - s): another text, as good as the first. */
export function reEncoded(good: string): string {
  const [header, payload, signature] = good.split(".");
  const bytes = Buffer.from(signature!, "base64url");
  const s = order - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
  return [header, payload, Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, "0"), "hex")]).toString("base64url")].join(".");
}

/** Ways to make a token out of a good one that must not be taken: what is wrong with it, the reason of the refusal, and the token. */
export const attacks: [what: string, reason: string, make: (good: string) => string | Promise<string>][] = [
  ["no signature, alg none", "TOKEN_SIGNATURE", (good) => unsigned(good, "none")],
  ["no signature, alg nOnE", "TOKEN_SIGNATURE", (good) => unsigned(good, "nOnE")],
  ["no signature under its own alg", "TOKEN_SIGNATURE", (good) => unsigned(good, "ES256")],
  ["HS256 keyed with the public key as PEM", "TOKEN_SIGNATURE", (good) => signedWithPublicKey(good, "pem")],
  ["HS256 keyed with the public key as JWK", "TOKEN_SIGNATURE", (good) => signedWithPublicKey(good, "jwk")],
  ["the signature of another key", "TOKEN_SIGNATURE", (good) => signedByStranger(good, () => ({}))],
  ["its own key in the header (jwk)", "TOKEN_SIGNATURE", (good) => signedByStranger(good, (jwk) => ({ jwk }))],
  ["its own key in the header (jwk) and no kid", "TOKEN_SIGNATURE", (good) => signedByStranger(good, (jwk) => ({ jwk, kid: undefined }))],
  ["the address of its own key (jku)", "TOKEN_SIGNATURE", (good) => signedByStranger(good, () => ({ jku: "http://127.0.0.1:9/jwks.json" }))],
  ["the address of its own certificate (x5u)", "TOKEN_SIGNATURE", (good) => signedByStranger(good, () => ({ x5u: "http://127.0.0.1:9/cert.pem" }))],
  ["its own certificate (x5c)", "TOKEN_SIGNATURE", (good) => signedByStranger(good, () => ({ x5c: ["AAAA"] }))],
  ["an unknown kid", "TOKEN_SIGNATURE", (good) => forge(good, { header: { kid: "unknown" } })],
  ["a kid that is a path", "TOKEN_SIGNATURE", (good) => forge(good, { header: { kid: "../../../../dev/null" } })],
  ["a kid that is SQL", "TOKEN_SIGNATURE", (good) => forge(good, { header: { kid: "' OR kid <> '" } })],
  ["a kid that is a list", "TOKEN_SIGNATURE", (good) => forge(good, { header: { kid: ["a"] } })],
  ["no kid", "TOKEN_SIGNATURE", (good) => forge(good, { header: { kid: undefined } })],
  ["typ JWT", "TOKEN_MALFORMED", (good) => forge(good, { header: { typ: "JWT" } })],
  ["no typ", "TOKEN_MALFORMED", (good) => forge(good, { header: { typ: undefined } })],
  ["a critical extension that nobody knows", "TOKEN_SIGNATURE", (good) => tamper(good, { header: { crit: ["exp"] } })],
  ["a claim changed after signing", "TOKEN_SIGNATURE", (good) => tamper(good, { claims: { scope: "team:update" } })],
  ["a longer life after signing", "TOKEN_SIGNATURE", (good) => tamper(good, { claims: { exp: now() + 1e6 } })],
  ["an expiry in the past", "TOKEN_EXPIRED", (good) => forge(good, { claims: { exp: now() - 100 } })],
  ["no expiry", "TOKEN_MALFORMED", (good) => forge(good, { claims: { exp: undefined } })],
  ["an expiry that is text", "TOKEN_MALFORMED", (good) => forge(good, { claims: { exp: "9999999999" as unknown as number } })],
  ["a start in the future", "TOKEN_NOT_YET_VALID", (good) => forge(good, { claims: { nbf: now() + 600 } })],
  ["another issuer", "OTHER_ISSUER", (good) => forge(good, { claims: { iss: "https://evil.example.com" } })],
  ["the issuer with a slash more", "OTHER_ISSUER", (good) => forge(good, { claims: { iss: "http://localhost:3000/" } })],
  ["no issuer", "OTHER_ISSUER", (good) => forge(good, { claims: { iss: undefined } })],
  ["another audience", "OTHER_AUDIENCE", (good) => forge(good, { claims: { aud: "https://billing.example.com" } })],
  ["no audience", "TOKEN_MALFORMED", (good) => forge(good, { claims: { aud: undefined } })],
  ["no jti", "TOKEN_MALFORMED", (good) => forge(good, { claims: { jti: undefined } })],
  ["no client id", "TOKEN_MALFORMED", (good) => forge(good, { claims: { client_id: undefined } })],
  ["a client id that is a list", "TOKEN_MALFORMED", (good) => forge(good, { claims: { client_id: ["a"] } })],
  ["one part less", "TOKEN_MALFORMED", (good) => good.split(".").slice(0, 2).join(".")],
  ["one part more", "TOKEN_MALFORMED", (good) => `${good}.e30`],
  ["10 kB of it", "TOKEN_MALFORMED", (good) => good + "A".repeat(10_000)],
  ["a padding character", "TOKEN_MALFORMED", (good) => `${good}=`],
  ["garbage", "TOKEN_MALFORMED", () => "garbage"],
  ["five parts, as if encrypted", "TOKEN_MALFORMED", () => "a.b.c.d.e"],
  ["its signature in DER", "TOKEN_SIGNATURE", (good) => inDer(good)],
];

/** The signature as X.509 writes it, which JWS doesn't. */
function inDer(good: string): string {
  const [header, payload, signature] = good.split(".");
  const bytes = Buffer.from(signature!, "base64url");
  const number = (half: Buffer) => Buffer.concat([Buffer.from([2, 33, 0]), half]);
  const content = Buffer.concat([number(bytes.subarray(0, 32)), number(bytes.subarray(32))]);
  return [header, payload, Buffer.concat([Buffer.from([48, content.length]), content]).toString("base64url")].join(".");
}
