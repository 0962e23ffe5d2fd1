import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { post } from "../../app/api/testing/client-assertion";
import { forge, tamper } from "../../app/api/testing/forge-token";
import { postToken } from "../../app/api/testing/token-request";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { regenerateClientKeys } from "../service-accounts/regenerate-client-keys";
import { retireClientSecret } from "../service-accounts/retire-client-secret";
import { rotateClientSecret } from "../service-accounts/rotate-client-secret";
import { setServiceAccountEnabled } from "../service-accounts/set-service-account-enabled";
import { updateServiceAccount } from "../service-accounts/update-service-account";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { startTokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { claimsOf, day, makeRefreshing, now, type Parameters, refresh, refreshed, refreshForm, type Refreshing, works } from "../../app/api/testing/refresh";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");

let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

describe("a refreshed token ends with its first one", () => {
  it.each<[string, (made: Refreshing, first: string, last: string) => Promise<unknown>]>([
    [
      "when the first is revoked",
      ({ clientKeys }, first) => postToken(clientKeys, new URLSearchParams({ token: first }).toString(), { path: "/oauth/revoke" }),
    ],
    [
      "when the last is revoked",
      ({ clientKeys }, _, last) => postToken(clientKeys, new URLSearchParams({ token: last }).toString(), { path: "/oauth/revoke" }),
    ],
    [
      "when the first is revoked after it has expired",
      async ({ clientKeys }, first) => {
        const expired = await forge(first, { claims: { exp: now() - 60 } });
        await postToken(clientKeys, new URLSearchParams({ token: expired }).toString(), { path: "/oauth/revoke" });
      },
    ],
    ["when its account is disabled", ({ account }) => setServiceAccountEnabled(system, account.id, false)],
    ["when its client keys are regenerated", ({ account }) => regenerateClientKeys(system, account.id)],
    ["when everything is revoked", ({ account }) => revokeEverything(system, account.id)],
  ])("%s", async (_, end) => {
    const made = await makeRefreshing(team);
    const second = await refreshed(made.clientId, made.token);
    const third = await refreshed(made.clientId, second);
    expect(await works(third, other.url)).toBe(200);
    await end(made, made.token, third);
    for (const each of [made.token, second, third]) expect(await works(each)).toBe(401);
    expect(await works(third, other.url)).toBe(401);
    expect((await refresh(made.clientId, third)).status).toBe(400);
  });

  it("is no longer refreshed when the secret has ended that its first one was got with, and lives on until it expires", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const { clientKeys: newer } = await rotateClientSecret(system, account.id, { graceDays: 7 });
    const next = await refreshed(clientId, token);
    const [old] = await query<{ id: string }>("SELECT id FROM client_secret WHERE service_account_id = $1 ORDER BY created_at LIMIT 1", [account.id]);
    await retireClientSecret(system, old!.id);
    expect(await refresh(clientId, next)).toEqual({
      status: 400,
      error: "invalid_request",
      error_description: "The secret or key with which the service account proved itself has ended.",
    });
    expect(await works(next)).toBe(200);
    expect((await refresh(clientId, await getToken(newer))).status).toBe(200);
  });
});

describe("no refreshing of a token", () => {
  const cannot = /can't be refreshed: the service account didn't allow it/;
  const none = /^The subject_token is no access token of this client\.$/;

  it.each<[string, RegExp, (made: Refreshing) => Promise<string> | string]>([
    [
      "of an account that doesn't allow it",
      cannot,
      async ({ account, token }) => (await updateServiceAccount(system, account.id, { refreshLifetime: 0 }), token),
    ],
    [
      "from before its account allowed it",
      cannot,
      async ({ account, clientKeys }) => {
        await updateServiceAccount(system, account.id, { refreshLifetime: 0 });
        const token = await getToken(clientKeys);
        await updateServiceAccount(system, account.id, { refreshLifetime: day });
        return token;
      },
    ],
    ["that has expired", /has expired/, ({ token }) => forge(token, { claims: { exp: now() - 1 } })],
    ["for another audience", /another audience/, ({ token }) => forge(token, { claims: { aud: "https://other.example.com" } })],
    ["of another account", none, async () => (await makeRefreshing(team)).token],
    ["with another account's id", none, ({ token }) => forge(token, { claims: { sub: "sa_01jdkz3m8kfq4v2qv6e0w1xn5e" } })],
    ["that was proved in the future", none, ({ token }) => forge(token, { claims: { auth_time: now() + 3600 } })],
    ["that was changed", none, ({ token }) => tamper(token, { claims: { auth_time: now() + 3600 } })],
    ["that is an API token", none, async ({ account }) => (await makeToken(account)).plainToken],
    [
      "that is an API token in the form of a JWT",
      none,
      async ({ account }) => (await makeToken(account, { format: "JWT", expiresAt: new Date(Date.now() + 1e9) })).plainToken,
    ],
    ["that is nonsense", none, () => "nonsense"],
  ])("%s", async (_, description, change) => {
    const made = await makeRefreshing(team);
    const answer = await refresh(made.clientId, await change(made));
    expect(answer).toEqual({ status: 400, error: "invalid_request", error_description: expect.stringMatching(description) });
  });

  it("that was got by a foreign one: who may have that is for its issuer to say, again each time", async () => {
    const { account, clientKeys } = await makeAccount(team, { refreshLifetime: day });
    const foreign = await startTokenIssuer();
    await addTrustRule(system, { serviceAccountId: account.id, name: "Main", issuer: foreign.url, conditions: [{ claim: "sub", pattern: "me" }] });
    const form = refreshForm(clientKeys.clientId, await foreign.sign({ sub: "me" }), { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" });
    const { access_token: token } = (await (await post(form)).json()) as { access_token: string };
    expect(claimsOf(token)).not.toHaveProperty("refresh");
    expect(await refresh(clientKeys.clientId, token)).toMatchObject({ status: 400, error_description: expect.stringMatching(cannot) });
  });

  it("for a client that there isn't, or another one: both look alike", async () => {
    const { token } = await makeRefreshing(team);
    const { clientId } = await makeRefreshing(team);
    for (const id of [clientId, `lkc_${"0".repeat(32)}`, "me"])
      expect(await refresh(id, token)).toEqual({ status: 400, error: "invalid_request", error_description: expect.stringMatching(none) });
  });

  it("from an address that the account doesn't allow", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    await updateServiceAccount(system, account.id, { allowedCidrs: ["203.0.113.0/24"] });
    expect(await refresh(clientId, token)).toMatchObject({ status: 400, error: "invalid_request", error_description: expect.stringMatching(/address/) });
  });

  it.each<[string, Parameters, string]>([
    ["without client_id", { client_id: undefined }, "invalid_request"],
    ["without subject_token", { subject_token: undefined }, "invalid_request"],
    ["under another type", { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" }, "invalid_request"],
    ["as a refresh token", { subject_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }, "invalid_request"],
    ["for an ID token", { requested_token_type: "urn:ietf:params:oauth:token-type:id_token" }, "invalid_request"],
    ["with an actor", { actor_token: "x" }, "invalid_request"],
    ["with a secret beside it", { client_secret: "lks_x" }, "invalid_request"],
    ["for another resource", { resource: "https://other.example.com" }, "invalid_target"],
    ["for another audience", { audience: "https://other.example.com" }, "invalid_target"],
  ])("%s", async (_, more, error) => {
    const { clientId, token } = await makeRefreshing(team);
    expect(await refresh(clientId, token, more)).toEqual({ status: 400, error, error_description: expect.any(String) });
  });

  it("more than some times a minute, and each refusal is in the audit trail", async () => {
    const { account, clientId, token } = await makeRefreshing(team);
    const statuses = new Set<number>();
    for (let n = 0; n < 25; n += 1) statuses.add((await refresh(clientId, "nonsense")).status);
    expect([...statuses]).toEqual([400, 429]);
    expect((await refresh(clientId, token)).status).toBe(200);
    const { items } = await listAuditEvents(system, { teamId: team.id, filter: { action: "token.refuse", targetId: account.id } });
    expect(items[0]).toMatchObject({ details: { reason: "refresh: The subject_token is no access token of this client." } });
  });
});

it("a Bearer token that was sent in vain, because no token could be issued, is refreshed when it comes again", async () => {
  const { clientId, token } = await makeRefreshing(team);
  await query("ALTER TABLE audit_event ADD CONSTRAINT no_grants CHECK (action <> 'token.grant') NOT VALID");
  expect(await refresh(clientId, token)).toMatchObject({ status: 500, error: "server_error" });
  await query("ALTER TABLE audit_event DROP CONSTRAINT no_grants");
  const next = await refreshed(clientId, token);
  expect(await works(next)).toBe(200);
  // From then on it has been refreshed.
  expect(await refresh(clientId, token)).toMatchObject({ status: 400, error: "invalid_request" });
  expect(await works(next)).toBe(401);
});
