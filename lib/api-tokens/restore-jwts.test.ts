import { beforeAll, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { useDatabase } from "../testing/use-database";
import { restoreApiTokens } from "./restore-api-tokens";
import { revokeApiToken } from "./revoke-api-tokens";

useDatabase();

const system = systemActor("Test");
let account: ServiceAccount;
beforeAll(async () => {
  ({ account } = await makeAccount(await makeTeam()));
});

const makeJwt = () => makeToken(account, { format: "JWT", expiresInDays: 30 });
const status = async (bearer: string) => (await callApi({ bearer }, "{ viewer { id } }")).status;
const keySet = async () => ((await (await send("/.well-known/jwks.json")).json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);

it("a JWT that comes back after its key was rotated keeps the key published until it ends", async () => {
  const { token, plainToken } = await makeJwt();
  await revokeApiToken(system, token.id);
  await rotateSigningKey(system, "now");
  await restoreApiTokens(system, [token.id]);
  const [key] = await query<{ published_until: Date }>("SELECT published_until FROM signing_key WHERE kid = $1", [token.signingKid]);
  expect(key!.published_until.getTime()).toBeGreaterThan(token.expiresAt!.getTime());
  expect(await keySet()).toContain(token.signingKid);
  expect(await status(plainToken)).toBe(200);
});

it("a JWT doesn't come back after its key has leaked", async () => {
  const { token, plainToken } = await makeJwt();
  await revokeApiToken(system, token.id);
  await rotateSigningKey(system, "leaked");
  await expect(restoreApiTokens(system, [token.id])).rejects.toMatchObject({
    issues: [{ field: ["ids", "0"], message: "The key that signed this token has been withdrawn. Create another." }],
  });
  expect(await status(plainToken)).toBe(401);
});
