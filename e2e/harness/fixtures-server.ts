import { createServer, type Server } from "node:http";
import { Team, User } from "../../entities/index";
import { setAdministrator } from "../../lib/administrators/set-administrator";
import { dataSource } from "../../lib/db/data-source";
import { query } from "../../lib/db/pool";
import { transaction } from "../../lib/db/transaction";
import { addMember } from "../../lib/members/add-member";
import { noOrigin, systemActor } from "../../lib/permissions/actor";
import type { BuiltInRoleKey } from "../../lib/permissions/built-in-roles";
import { seedServiceAccounts } from "../../lib/setup/seed-service-accounts";
import { makeAccount, makePerson, makeProduct, makeTeam, testPassword } from "../../lib/testing/factories";
import { makeEvents } from "../../lib/testing/make-events";
import { makeMemberWith, makeRole } from "../../lib/testing/make-roles";
import { tokenIssuer } from "../../lib/testing/token-issuer";
import { addTrustRule } from "../../lib/trust-rules/add-trust-rule";
import { flushUsage, noteCall, notePermissionUse, noteRefusal } from "../../lib/usage/note";
import { appUrl, harnessPort } from "./addresses";
import { makeNotifications, type WantedNotifications } from "./make-notifications";

/** What a test can have made, straight in the database: by name, with what it needs. */
export interface Requests {
  /** Of a built-in role, or with just some permissions; an administrator of the installation, if so wanted. */
  person: { teamId?: string; role?: BuiltInRoleKey; permissions?: string[]; administrator?: boolean };
  role: { teamId: string; permissions: string[]; productId?: string; name?: string };
  membership: { email: string };
  account: { teamId: string; name?: string; roleIds?: string[]; productId?: string };
  product: { teamId: string };
  seed: { teamId: string; count: number };
  /** As if the account, its secrets, tokens and permissions were made and last used so many days ago; some of its permissions yesterday. */
  age: { accountId: string; days: number; uses?: string[] };
  /** Of an issuer on this machine, for a repository of GitHub's kind. */
  trustRule: { accountId: string; name?: string };
  /** Calls of the last minute, as if the account had made them from one address with one program; with one of its credentials, if so wanted. */
  use: { teamId: string; accountId: string; credentialId?: string; calls?: number; refusals?: number; permissions?: string[]; address?: string };
  /** Tokens granted to an account that isn't there, from 203.0.113.9, so many days ago. */
  events: { teamId: string; count: number; daysAgo?: number };
  notifications: WantedNotifications;
}

const makers: { [Name in keyof Requests]: (wanted: Requests[Name]) => Promise<unknown> } = {
  person: async ({ teamId, role = "owner", permissions, administrator }) => {
    const team = teamId ? await findTeam(teamId) : await makeTeam();
    const { cookie, email, actor } = permissions ? await makeMemberWith(team, permissions) : await makePerson(team, role);
    if (administrator) await setAdministrator(systemActor("Test"), email, true);
    const [name, value] = cookie.split("=");
    return { team: { id: team.id, slug: team.slug, name: team.name }, email, name: actor.name, password: testPassword, cookie: { name, value } };
  },
  membership: async ({ email }) => {
    const team = await makeTeam();
    const { id } = await (await dataSource()).manager.findOneByOrFail(User, { email });
    await transaction((tx) => addMember(tx, systemActor("Test"), team.id, id, "owner"));
    return { id: team.id, slug: team.slug, name: team.name };
  },
  account: async ({ teamId, ...options }) => makeAccount(await findTeam(teamId), options),
  role: async ({ teamId, permissions, ...more }) => makeRole(await findTeam(teamId), permissions, more),
  product: async ({ teamId }) => makeProduct(await findTeam(teamId)),
  seed: async ({ teamId, count }) => {
    await seedServiceAccounts(teamId, count, () => undefined);
    return {};
  },
  age: async ({ accountId, days, uses = [] }) => {
    const then = "now() - interval '1 day' * $2::int";
    await query(`UPDATE service_account SET created_at = ${then}, last_used_at = ${then} WHERE id = $1`, [accountId, days]);
    await query(`UPDATE client_secret SET created_at = ${then}, last_used_at = ${then} WHERE service_account_id = $1`, [accountId, days]);
    await query(`UPDATE api_token SET secret_created_at = ${then}, last_used_at = ${then} WHERE service_account_id = $1`, [accountId, days]);
    for (const table of ["role_assignment", "group_membership"])
      await query(`UPDATE ${table} SET created_at = ${then} WHERE service_account_id = $1`, [accountId, days]);
    const used = "SELECT team_id, id, unnest($2::text[]), now() - interval '1 day', 1 FROM service_account WHERE id = $1";
    await query(`INSERT INTO usage_permission ${used}`, [accountId, uses]);
    return {};
  },
  trustRule: async ({ accountId, name = "Deployments of main" }) => {
    const conditions = [
      { claim: "repository", pattern: "acme/web" },
      { claim: "ref", pattern: "refs/heads/release-*" },
    ];
    return addTrustRule(systemActor("Test"), { serviceAccountId: accountId, name, issuer: (await tokenIssuer()).url, audience: appUrl, conditions });
  },
  use: async ({ teamId, accountId, credentialId, calls = 0, refusals = 0, permissions = [], address = "203.0.113.7" }) => {
    const user = { teamId, accountId, credentialId };
    const origin = () => ({ ...noOrigin, address, userAgent: "curl/8.5.0" });
    for (let n = 0; n < calls; n++) noteCall(user, origin());
    for (let n = 0; n < refusals; n++) noteRefusal(user, origin());
    for (const permission of permissions) notePermissionUse(user, permission, 1, Date.now());
    await flushUsage();
    return {};
  },
  events: async ({ teamId, count, daysAgo = 0 }) => {
    const last = Date.now() - daysAgo * 86_400_000;
    return makeEvents(
      teamId,
      Array.from({ length: count }, (_, n) => new Date(last - n)),
      { address: "203.0.113.9" },
    );
  },
  notifications: makeNotifications,
};

async function findTeam(id: string): Promise<Team> {
  return (await dataSource()).manager.findOneByOrFail(Team, { id });
}

/** Serves test data on a port of its own; it exists in the tests only. */
export function serveFixtures(): Server {
  return createServer((request, response) => {
    const answer = async () => {
      const name = (request.url ?? "").slice(1);
      if (name === "ready") return (await fetch(`${appUrl}/readyz`)).ok ? {} : undefined;
      let body = "";
      for await (const chunk of request) body += String(chunk);
      return makers[name as keyof Requests](JSON.parse(body) as never);
    };
    answer().then(
      (value) => response.writeHead(value ? 200 : 503, { "content-type": "application/json" }).end(JSON.stringify(value ?? {})),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  }).listen(harnessPort, "localhost");
}
