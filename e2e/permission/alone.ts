import { catalogue, type Permission } from "../../lib/permissions/catalogue";
import { expect, type SignedIn, test as base } from "../test";
import { probes, type World } from "./probes";

/** A person who holds one permission, and what it depends on, in a team that has something of each kind. */
export interface Alone {
  team: SignedIn["team"];
  world: World;
  owner: SignedIn;
  /** Tries every other permission over GraphQL, as the person's page could: each is refused, and named. */
  expectNeighboursRefused: () => Promise<void>;
}

const dependsOn: ReadonlyMap<string, readonly Permission[]> = new Map(catalogue.map(({ name, dependsOn: others }) => [name, others as readonly Permission[]]));

function withDependencies(permission: Permission): Permission[] {
  return [...new Set([permission, ...(dependsOn.get(permission) ?? []).flatMap(withDependencies)])];
}

interface Fixtures {
  /** Signs in a person who holds the permission with what it depends on, and nothing else. */
  signInWithOnly: (permission: Permission) => Promise<Alone>;
}

/** Playwright's test with a person of a single permission. */
export const test = base.extend<Fixtures>({
  signInWithOnly: async ({ context, make, signInAs }, use) => {
    await use(async (permission) => {
      const owner = await make<SignedIn>("person", {});
      const { team } = owner;
      const held = withDependencies(permission);
      const ask = async (query: string, variables: object, cookie?: SignedIn["cookie"]) => {
        const headers = { "content-type": "application/json", ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }) };
        const response = await context.request.post("/api/graphql", { data: { query, variables }, headers });
        return (await response.json()) as { data: Record<string, unknown> | null; errors?: { extensions: object }[] };
      };
      const world = await makeWorld();
      await signInAs({ teamId: team.id, permissions: held });
      return {
        team,
        world,
        owner,
        expectNeighboursRefused: async () => {
          for (const [name, probe] of Object.entries(probes)) {
            if (held.includes(name as Permission)) continue;
            const { errors } = await ask(probe.query, probe.variables(world));
            expect(errors?.[0]?.extensions, name).toMatchObject({ code: "FORBIDDEN", requiredPermission: name });
          }
        },
      };

      async function makeWorld(): Promise<World> {
        const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
        const product = await make<{ id: string; name: string }>("product", { teamId: team.id });
        const role = await make<{ id: string }>("role", { teamId: team.id, permissions: [], name: "Spare" });
        const created = await ask(
          "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }",
          { input: { teamId: team.id, name: "Operators" } },
          owner.cookie,
        );
        const withToken = await ask(
          "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } } }",
          { input: { serviceAccountId: account.id, name: "Nightly" } },
          owner.cookie,
        );
        const withWebhook = await ask(
          "mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { id } } }",
          { input: { teamId: team.id, name: "On-call", url: "https://hooks.example.com/", topics: ["LEAKS"] } },
          owner.cookie,
        );
        const { webhook } = withWebhook.data!.createWebhook as { webhook: { id: string } };
        const { apiToken } = withToken.data!.createApiToken as { apiToken: { id: string } };
        const { group } = created.data!.createGroup as { group: { id: string } };
        const colleague = await make<SignedIn>("person", { teamId: team.id, role: "viewer" });
        const found = await ask(
          "query ($teamId: ID!, $search: String!) { members(teamId: $teamId, filter: { search: $search }) { nodes { id } } }",
          { teamId: team.id, search: colleague.email },
          owner.cookie,
        );
        const [member] = (found.data!.members as { nodes: { id: string }[] }).nodes;
        return {
          teamId: team.id,
          accountId: account.id,
          tokenId: apiToken.id,
          webhookId: webhook.id,
          product,
          roleId: role.id,
          groupId: group.id,
          memberId: member!.id,
          colleague,
        };
      }
    });
  },
});

export { expect };
