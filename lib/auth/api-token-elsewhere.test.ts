import { describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { ServiceAccount } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { updateApiToken } from "../api-tokens/update-api-token";
import { query } from "../db/pool";
import { rotateSigningKey } from "../testing/rotate-signing-key";
import { systemActor } from "../permissions/actor";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";

useDatabase();

const system = systemActor("Test");
const other = useOtherInstance();

/** What the other instance answers to this token, which it keeps in memory for a minute if it doesn't hear of a change. */
async function answerThere(token: string, origin?: string): Promise<string> {
  const { errors } = await callApi({ bearer: token, origin }, "{ products { totalCount } }", undefined, other.url);
  return (errors?.[0]?.extensions.reason as string | undefined) ?? "WORKS";
}

type Change = (tokenId: string, account: ServiceAccount) => Promise<unknown>;

describe("on another instance a token is refused at once", () => {
  it.each<[string, string, Change]>([
    ["after it was revoked", "TOKEN_REVOKED", (id) => revokeApiToken(system, id)],
    ["after it was reset", "TOKEN_RESET", (id) => resetApiToken(system, id)],
    ["after its account was disabled", "ACCOUNT_DISABLED", (_, { id }) => setServiceAccountEnabled(system, id, false)],
    ["after everything of its account was revoked", "TOKEN_REVOKED", (_, { id }) => revokeEverything(system, id)],
    ["after it lost the scope", "MISSING_SCOPE", (id) => updateApiToken(system, id, { scopes: [] })],
    ["from an address that it was bound away from", "ADDRESS_NOT_ALLOWED", (id) => updateApiToken(system, id, { allowedCidrs: ["192.0.2.0/24"] })],
    ["without an origin once it needs one", "ORIGIN_REQUIRED", (id) => updateApiToken(system, id, { allowedOrigins: ["https://app.example.com"] })],
  ])("%s", async (_, reason, change) => {
    const { account } = await makeAccount(await makeTeam());
    const { plainToken, token } = await makeToken(account, { scopes: ["product:read"] });
    expect(await answerThere(plainToken)).toBe("WORKS");
    await change(token.id, account);
    // Without the news it would be answered from memory for longer.
    expect(await answerThere(plainToken)).toBe(reason);
  });

  it.each<[string, string, Change]>([
    ["after it was revoked", "TOKEN_REVOKED", (id) => revokeApiToken(system, id)],
    ["after it was reset", "TOKEN_RESET", (id) => resetApiToken(system, id)],
    ["after its account was disabled", "ACCOUNT_DISABLED", (_, { id }) => setServiceAccountEnabled(system, id, false)],
    ["after everything of its account was revoked", "TOKEN_REVOKED", (_, { id }) => revokeEverything(system, id)],
    [
      "from an address that its account was bound away from",
      "ADDRESS_NOT_ALLOWED",
      (_, { id }) => updateServiceAccount(system, id, { allowedCidrs: ["192.0.2.0/24"] }),
    ],
    ["after the key that signed it has leaked", "TOKEN_SIGNATURE", () => rotateSigningKey(system, "leaked")],
  ])("being a JWT, %s", async (_, reason, change) => {
    const { account } = await makeAccount(await makeTeam());
    const { plainToken, token } = await makeToken(account, { format: "JWT", expiresInDays: 1, scopes: ["product:read"] });
    expect(await answerThere(plainToken)).toBe("WORKS");
    await change(token.id, account);
    expect(await answerThere(plainToken)).toBe(reason);
  });

  it("when it expires, without any news of it", async () => {
    const { account } = await makeAccount(await makeTeam());
    const { token, plainToken } = await makeToken(account, { scopes: ["product:read"], expiresInDays: 1 });
    await query("UPDATE api_token SET expires_at = clock_timestamp() + interval '1500 ms' WHERE id = $1", [token.id]);
    expect(await answerThere(plainToken)).toBe("WORKS");
    await expect.poll(() => answerThere(plainToken), { interval: 50, timeout: 3_000 }).toBe("TOKEN_EXPIRED");
  });
});

it("the other instance lets browsers in, and out, with the token's list", async () => {
  const { account } = await makeAccount(await makeTeam());
  const { plainToken, token } = await makeToken(account, { scopes: ["product:read"], allowedOrigins: ["https://one.example.com"] });
  const preflight = async (origin: string) =>
    (await send("/api/graphql", { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } }, other.url)).status;
  expect(await preflight("https://one.example.com")).toBe(204);
  expect(await preflight("https://two.example.com")).toBe(403);
  expect(await answerThere(plainToken, "https://one.example.com")).toBe("WORKS");
  await updateApiToken(system, token.id, { allowedOrigins: ["https://two.example.com"] });
  expect(await preflight("https://one.example.com")).toBe(403);
  expect(await preflight("https://two.example.com")).toBe(204);
  expect(await answerThere(plainToken, "https://one.example.com")).toBe("ORIGIN_NOT_ALLOWED");
  expect(await answerThere(plainToken, "https://two.example.com")).toBe("WORKS");
});
