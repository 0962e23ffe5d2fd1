import DataLoader from "dataloader";
import { creatorsById } from "../lib/creators/creators-by-id";
import { databaseClock } from "../lib/db/database-clock";
import { productCountsOfGroups } from "../lib/groups/product-counts-of-groups";
import { groupsById } from "../lib/groups/groups-by-id";
import { countsOfGroups } from "../lib/groups/counts-of-groups";
import { membershipsOf } from "../lib/groups/memberships-of";
import { groupsOfInvitations, rolesOfInvitations } from "../lib/invitations/given-by-id";
import { membersById } from "../lib/members/members-by-id";
import { usersById } from "../lib/users/users-by-id";
import { productsById } from "../lib/products/products-by-id";
import { permissionsOfProducts } from "../lib/products/permissions-of-products";
import { dataSource } from "../lib/db/data-source";
import { rolesWithPermissionsById } from "../lib/permissions/roles-with-permissions";
import { assignmentsOf } from "../lib/roles/assignments-of";
import { rolesById } from "../lib/roles/roles-by-id";
import { rolesOfAccounts } from "../lib/roles/roles-of-accounts";
import { accountsById } from "../lib/service-accounts/accounts-by-id";
import { heldPermissions } from "../lib/service-accounts/held-permissions";
import { keysOfAccounts } from "../lib/public-keys/keys-of-accounts";
import { secretsOfAccounts } from "../lib/service-accounts/secrets-of-accounts";
import { rulesOfAccounts } from "../lib/trust-rules/rules-of-accounts";
import { grantsTaken, requestsTaken } from "../lib/quotas/of-holders";
import { attemptsOfDeliveries, secretsOfWebhooks } from "../lib/webhooks/of-webhooks";
import { webhookEventsById } from "../lib/webhooks/webhook-events-by-id";
import { eventTypesOfProducts } from "../lib/product-events/event-types-of-products";
import { teamsById } from "../lib/teams/teams-by-id";
import { lastUses, permissionUses, type UsagePoint, usagePoints, type UsageRange } from "../lib/usage/usage-of";

const batched = <Value>(load: (ids: readonly string[]) => Promise<Map<string, Value>>, missing: () => Value) =>
  new DataLoader<string, Value>(async (ids) => {
    const found = await load(ids);
    return ids.map((id) => found.get(id) ?? missing());
  });

/** The subject of a key: its team and its id. */
const subjectOf = (key: string) => {
  const [teamId, id] = key.split(" ") as [string, string];
  return { teamId, id };
};
const ofSubjects =
  <Value>(load: (subjects: { teamId: string; id: string }[]) => Promise<Map<string, Value>>) =>
  async (keys: readonly string[]) => {
    const found = await load(keys.map(subjectOf));
    return new Map(keys.flatMap((key) => (found.has(subjectOf(key).id) ? [[key, found.get(subjectOf(key).id)!] as const] : [])));
  };

const gone = (what: string) => () => {
  throw new Error(`a ${what} is missing that something refers to`);
};

/** Look-ups of what belongs to objects that the actor has been allowed to see: one statement each, however long the list. */
export function createLoaders() {
  let now: Promise<number> | undefined;
  const usage = new Map<string, DataLoader<string, UsagePoint[]>>();
  return {
    product: batched(productsById, gone("product")),
    team: batched(teamsById, gone("team")),
    role: batched(rolesById, gone("role")),
    group: batched(groupsById, gone("group")),
    member: batched(membersById, gone("member")),
    user: batched(usersById, gone("user")),
    serviceAccount: batched(accountsById, gone("service account")),
    productPermissions: batched(permissionsOfProducts, () => []),
    roleWithPermissions: batched(async (ids) => rolesWithPermissionsById((await dataSource()).manager, ids), gone("role")),
    accountSecrets: batched(secretsOfAccounts, () => []),
    accountKeys: batched(keysOfAccounts, () => []),
    accountTrustRules: batched(rulesOfAccounts, () => []),
    accountRoles: batched(rolesOfAccounts, () => []),
    accountPermissions: batched(heldPermissions, () => new Set<string>()),
    memberAssignments: batched(
      async (ids) => assignmentsOf("memberId", ids),
      () => [],
    ),
    accountAssignments: batched(
      async (ids) => assignmentsOf("serviceAccountId", ids),
      () => [],
    ),
    groupAssignments: batched(
      async (ids) => assignmentsOf("groupId", ids),
      () => [],
    ),
    memberGroups: batched(
      async (ids) => membershipsOf("memberId", ids),
      () => [],
    ),
    accountGroups: batched(
      async (ids) => membershipsOf("serviceAccountId", ids),
      () => [],
    ),
    groupCounts: batched(countsOfGroups, () => ({ members: 0, serviceAccounts: 0 })),
    groupProductCounts: batched(productCountsOfGroups, () => []),
    invitationRoles: batched(rolesOfInvitations, () => []),
    invitationGroups: batched(groupsOfInvitations, () => []),
    /** By team and id, for one range. */
    usage: (range: UsageRange) => {
      const key = JSON.stringify(range);
      const loader =
        usage.get(key) ??
        batched(
          ofSubjects((subjects) => usagePoints(subjects, range)),
          () => [],
        );
      usage.set(key, loader);
      return loader;
    },
    lastUse: batched(ofSubjects(lastUses), () => null),
    permissionUses: batched(ofSubjects(permissionUses), () => []),
    webhookSecrets: batched(secretsOfWebhooks, () => []),
    webhookEvent: batched(webhookEventsById, gone("event")),
    deliveryAttempts: batched(attemptsOfDeliveries, () => []),
    requestsTaken: batched(requestsTaken, () => 0),
    grantsTaken: batched(grantsTaken, () => 0),
    productEventTypes: batched(eventTypesOfProducts, () => []),
    creator: batched(creatorsById, gone("creator")),
    /** Whether something that ends at this time counts still, by the database's clock, which is asked once for a request. */
    isActive: async (until: Date | null) => until === null || until.getTime() > (await (now ??= databaseClock())),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
