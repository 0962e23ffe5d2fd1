import { beforeEach, describe, expect, it } from "vitest";
import { restoreApiTokens } from "../api-tokens/restore-api-tokens";
import { revokeApiTokens } from "../api-tokens/revoke-api-tokens";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { restoreClientSecrets } from "../service-accounts/restore-client-secrets";
import { retireClientSecrets } from "../service-accounts/retire-client-secret";
import { makeAccount, makePerson, makeTeam, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { listNotifications } from "./list-notifications";
import { warn } from "./warn";

useDatabase();
const system = systemActor("Test");
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

let team: Team;
let owner: Person;
let account: ServiceAccount;
beforeEach(async () => {
  team = await makeTeam();
  owner = await makePerson(team);
  ({ account } = await makeAccount(team, { contact: null }));
});
const told = async () => (await listNotifications(owner.actor, { teamId: team.id })).items.map(({ title }) => title);
const secretId = async () => (await query<{ id: string }>("SELECT id FROM client_secret WHERE service_account_id = $1", [account.id]))[0]!.id;
const old = (table: string, made: string, id: string) => query(`UPDATE ${table} SET ${made} = now() - interval '80 days' WHERE id = $1`, [id]);

describe("people are warned of a credential that was ended and put in force again", () => {
  it("not while it is ended, and after that as if nothing had been: a token", async () => {
    const { token } = await makeToken(account, { name: "Nightly", expiresAt: inDays(6.5) });
    await old("api_token", "secret_created_at", token.id);
    await revokeApiTokens(system, [token.id]);
    await warn();
    expect(await told()).toEqual([]);
    await restoreApiTokens(system, [token.id]);
    await warn();
    expect(await told()).toEqual([`API token “Nightly” of “${account.name}” ends in 7 days`]);
    // What they were told already isn't told again.
    await revokeApiTokens(system, [token.id]);
    await restoreApiTokens(system, [token.id]);
    await warn();
    expect(await told()).toHaveLength(1);
  });

  it("a client secret the same, with the end that it had before", async () => {
    const id = await secretId();
    await old("client_secret", "created_at", id);
    await query("UPDATE client_secret SET expires_at = $2 WHERE id = $1", [id, inDays(20)]);
    await retireClientSecrets(system, [id]);
    await warn();
    expect(await told()).toEqual([]);
    await restoreClientSecrets(system, [id]);
    await warn();
    expect(await told()).toMatchObject([expect.stringMatching(/^Client secret ending in .* ends in 20 days$/)]);
    await retireClientSecrets(system, [id]);
    await restoreClientSecrets(system, [id]);
    await warn();
    expect(await told()).toHaveLength(1);
  });

  it("never of one that was restored without an end", async () => {
    const id = await secretId();
    await retireClientSecrets(system, [id]);
    await restoreClientSecrets(system, [id]);
    await old("client_secret", "created_at", id);
    await warn();
    expect(await told()).toEqual([]);
  });
});
