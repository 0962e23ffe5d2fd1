import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import type { ServiceAccount, Team } from "../entities/index";
import { systemActor } from "../lib/permissions/actor";
import { addPublicKey } from "../lib/public-keys/add-public-key";
import { makeAccount, makeProduct, makeTeam } from "../lib/testing/factories";
import { blocksOf } from "./testing/blocks-of";
import { runModule } from "./testing/run-module";

const server = useServer();
const [checking, signing, proving, ...others] = blocksOf("docs/oauth.md", "ts");
/** The server of a test speaks HTTP, which the library must be told to allow. */
const overHttp = (example: string) => example.replace('algorithm: "oauth2"', "$&, execute: [client.allowInsecureRequests]");

let team: Team;
let account: ServiceAccount;
let clientKeys: { clientId: string; clientSecret: string };
beforeAll(async () => {
  team = await makeTeam();
  ({ account, clientKeys } = await makeAccount(team));
});

describe("the programs of docs/oauth.md", () => {
  it("are all run here", () => expect(others).toEqual([]));

  it("check a token in a product", async () => {
    const product = await makeProduct(team);
    const caller = await makeAccount(team, { productId: product.id, roleIds: [] });
    const given = { issuer: server.url, audience: product.audience, token: await getToken(caller.clientKeys) };
    expect(await runModule(checking!, given, "payload")).toMatchObject({ sub: caller.account.id, aud: product.audience });
  });

  it("get a token by a key instead of a secret", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    await addPublicKey(systemActor("Test"), { serviceAccountId: account.id, name: "Pipeline", publicKey: pem });
    const pkcs8 = JSON.stringify(privateKey.export({ type: "pkcs8", format: "pem" }));
    const read = `const privateKey = await (await import("jose")).importPKCS8(${pkcs8}, "ES256");\n`;
    const token = await runModule(read + overHttp(signing!), { issuer: server.url, clientId: clientKeys.clientId }, "token");
    expect(token).toMatch(/^eyJ/);
  });

  it("get a token that is bound to a key, and call with it", async () => {
    const given = { issuer: server.url, ...clientKeys, body: JSON.stringify({ query: "{ viewer { id } }" }) };
    expect(await runModule(overHttp(proving!), given, "await answer.json()")).toEqual({ data: { viewer: { id: account.id } } });
  });
});
