import { createHmac, createPublicKey } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../../app/api/testing/call-api";
import { forge, tamper, unsigned } from "../../app/api/testing/forge-token";
import { publishedKeys } from "../oauth/signing-keys/key-set";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import type { Team } from "../../entities/index";

useDatabase();

let owner: Person & { team: Team };
let good: string;
beforeAll(async () => {
  owner = await makeOwner();
  good = await getToken((await makeAccount(owner.team)).clientKeys);
});

const stranger = generateKeyPair("ES256", { extractable: true });
const now = () => Math.floor(Date.now() / 1000);

/** HS256 over the same content, with what is public as the shared secret. */
async function signedWithPublicKey(format: "pem" | "jwk"): Promise<string> {
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

async function signedByStranger(header: (jwk: object) => object): Promise<string> {
  const { privateKey, publicKey } = await stranger;
  return forge(good, { header: { ...header(await exportJWK(publicKey)) }, key: privateKey });
}

const refused: [what: string, make: () => string | Promise<string>][] = [
  ["no signature, alg none", () => unsigned(good, "none")],
  ["no signature, alg nOnE", () => unsigned(good, "nOnE")],
  ["no signature under its own alg", () => unsigned(good, "ES256")],
  ["HS256 keyed with the public key as PEM", () => signedWithPublicKey("pem")],
  ["HS256 keyed with the public key as JWK", () => signedWithPublicKey("jwk")],
  ["the signature of another key", () => signedByStranger(() => ({}))],
  ["its own key in the header (jwk)", () => signedByStranger((jwk) => ({ jwk }))],
  ["its own key in the header (jwk) and no kid", () => signedByStranger((jwk) => ({ jwk, kid: undefined }))],
  ["the address of its own key (jku)", () => signedByStranger(() => ({ jku: "http://127.0.0.1:9/jwks.json" }))],
  ["the address of its own certificate (x5u)", () => signedByStranger(() => ({ x5u: "http://127.0.0.1:9/cert.pem" }))],
  ["its own certificate (x5c)", () => signedByStranger(() => ({ x5c: ["AAAA"] }))],
  ["an unknown kid", () => forge(good, { header: { kid: "unknown" } })],
  ["a kid that is a path", () => forge(good, { header: { kid: "../../../../dev/null" } })],
  ["no kid", () => forge(good, { header: { kid: undefined } })],
  ["typ JWT", () => forge(good, { header: { typ: "JWT" } })],
  ["no typ", () => forge(good, { header: { typ: undefined } })],
  ["a critical extension that nobody knows", () => tamper(good, { header: { crit: ["exp"] } })],
  ["a claim changed after signing", () => tamper(good, { claims: { scope: "team:update" } })],
  ["a longer life after signing", () => tamper(good, { claims: { exp: now() + 1e6 } })],
  ["an expiry in the past", () => forge(good, { claims: { exp: now() - 1 } })],
  ["no expiry", () => forge(good, { claims: { exp: undefined } })],
  ["an expiry that is text", () => forge(good, { claims: { exp: "9999999999" as unknown as number } })],
  ["a start in the future", () => forge(good, { claims: { nbf: now() + 600 } })],
  ["another issuer", () => forge(good, { claims: { iss: "https://evil.example.com" } })],
  ["the issuer with a slash more", () => forge(good, { claims: { iss: "http://localhost:3000/" } })],
  ["no issuer", () => forge(good, { claims: { iss: undefined } })],
  ["another audience", () => forge(good, { claims: { aud: "https://billing.example.com" } })],
  ["no audience", () => forge(good, { claims: { aud: undefined } })],
  ["no jti", () => forge(good, { claims: { jti: undefined } })],
  ["no client id", () => forge(good, { claims: { client_id: undefined } })],
  ["a client id that is a list", () => forge(good, { claims: { client_id: ["a"] } })],
  ["another account's id", () => forge(good, { claims: { sub: "sa_01jdkz3m8kfq4v2qv6e0w1xn5e" } })],
  ["a person's id", () => forge(good, { claims: { sub: owner.actor.id } })],
  ["one part less", () => good.split(".").slice(0, 2).join(".")],
  ["one part more", () => `${good}.e30`],
  ["10 kB of it", () => good + "A".repeat(10_000)],
  ["a padding character", () => `${good}=`],
  ["garbage", () => "garbage"],
  ["five parts, as if encrypted", () => "a.b.c.d.e"],
];

describe("an access token is refused with 401 invalid_token when it has", () => {
  it.each(refused)("%s", async (_, make) => {
    const answer = await callApi({ bearer: await make() }, "{ viewer { id } }");
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="Latchkey", resource_metadata="[^"]+", error="invalid_token"/);
    expect(answer.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect(answer.data ?? null).toBeNull();
  });

  it("none of these: the unchanged token, and one made anew with the same content, are taken", async () => {
    expect((await callApi({ bearer: good }, "{ viewer { id } }")).status).toBe(200);
    expect((await callApi({ bearer: await forge(good, {}) }, "{ viewer { id } }")).status).toBe(200);
  });
});

describe("an access token stops at the next call", () => {
  const byId = (mutation: string) => `mutation ($id: ID!) { ${mutation}(id: $id) { userErrors { message } } }`;
  const works = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }")).status;

  it.each(["deleteServiceAccount", "disableServiceAccount", "regenerateClientKeys"])("after %s", async (mutation) => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys);
    expect(await works(bearer)).toBe(200);
    const done = await callApi({ cookie: owner.cookie }, byId(mutation), { id: account.id });
    expect(done.data![mutation].userErrors).toEqual([]);
    expect(await works(bearer)).toBe(401);
  });

  it("and works again when the account is enabled again", async () => {
    const { account, clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys);
    await callApi({ cookie: owner.cookie }, byId("disableServiceAccount"), { id: account.id });
    expect(await works(bearer)).toBe(401);
    await callApi({ cookie: owner.cookie }, byId("enableServiceAccount"), { id: account.id });
    expect(await works(bearer)).toBe(200);
  });
});

describe("what a token may do", () => {
  it("is nothing here when its account belongs to another product, whatever its audience says", async () => {
    const product = await makeProduct(owner.team);
    const bearer = await getToken((await makeAccount(owner.team, { productId: product.id, roleIds: [] })).clientKeys);
    expect((await callApi({ bearer }, "{ viewer { id } }")).status).toBe(401);
    const { aud } = JSON.parse(Buffer.from(good.split(".")[1]!, "base64url").toString()) as { aud: string };
    expect((await callApi({ bearer: await forge(bearer, { claims: { aud } }) }, "{ viewer { id } }")).status).toBe(401);
  });

  it("is its scope and no more: one permission opens one door", async () => {
    const { clientKeys } = await makeAccount(owner.team);
    const bearer = await getToken(clientKeys, { scope: "product:read" });
    expect((await callApi({ bearer }, "{ products { totalCount } }")).errors).toBeUndefined();
    const { errors } = await callApi({ bearer }, "{ serviceAccounts { totalCount } auditEvents { totalCount } }");
    expect(errors?.map(({ extensions }) => extensions.requiredPermission)).toEqual(["service-account:read", "audit:read"]);
  });

  it("doesn't grow by a scope that the account doesn't hold", async () => {
    const { clientKeys } = await makeAccount(owner.team, { role: "service-account-viewer" });
    const bearer = await forge(await getToken(clientKeys), { claims: { scope: "service-account:create team:update product:read" } });
    const { data } = await callApi({ bearer }, "{ viewer { memberships { permissions } } }");
    expect(data!.viewer.memberships[0].permissions).toEqual(["product:read"]);
  });
});
