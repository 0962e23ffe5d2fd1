import type { Team } from "../../entities/index";
import { createApiToken } from "../../lib/api-tokens/create-api-token";
import { listAuditEvents } from "../../lib/audit/list-audit-events";
import { addGroupMembers } from "../../lib/groups/add-group-members";
import { createGroup } from "../../lib/groups/create-group";
import { listGroupMemberships } from "../../lib/groups/list-group-memberships";
import { newId } from "../../lib/ids";
import { inviteMember } from "../../lib/invitations/invite-member";
import { systemActor } from "../../lib/permissions/actor";
import { secretsOfAccounts } from "../../lib/service-accounts/secrets-of-accounts";
import { addPublicKey } from "../../lib/public-keys/add-public-key";
import { makePublicKey } from "../../lib/testing/make-public-key";
import { tokenIssuer } from "../../lib/testing/token-issuer";
import { addTrustRule } from "../../lib/trust-rules/add-trust-rule";
import { makeAccount, makeProduct } from "../../lib/testing/factories";
import { assign, builtInRole, makeMember, makeRole } from "../../lib/testing/make-roles";
import { setProductEvents } from "../../lib/product-events/set-product-events";
import { makeDelivery } from "../../lib/testing/make-webhook";
import type { World } from "./root-fields";

const system = systemActor("Test");

/** Something of each kind in the team. */
export async function makeWorld(team: Team): Promise<World> {
  const product = await makeProduct(team);
  const { account } = await makeAccount(team, { role: null });
  const secrets = await secretsOfAccounts([account.id]);
  const publicKey = await addPublicKey(system, { serviceAccountId: account.id, name: "Key", publicKey: makePublicKey() });
  const { url: issuer } = await tokenIssuer();
  const conditions = [{ claim: "sub", pattern: "repo:acme/app" }];
  const trustRule = await addTrustRule(system, { serviceAccountId: account.id, name: "Rule", issuer, conditions });
  const { account: productAccount } = await makeAccount(team, { productId: (await makeProduct(team)).id, role: null });
  const role = await makeRole(team, ["service-account:read"]);
  const { items } = await listAuditEvents(system, { teamId: team.id, first: 1 });
  const group = await createGroup(system, { teamId: team.id, name: newId("Group") });
  await addGroupMembers(system, group.id, { serviceAccountIds: [account.id] });
  const { memberId: member } = await makeMember(team);
  const assigned = await assign(await builtInRole(team, "viewer"), { memberIds: [member] });
  const [membership] = (await listGroupMemberships(system, { groupId: group.id })).items;
  const { invitation } = await inviteMember(system, { teamId: team.id, email: `${newId("Invitation")}@example.com` });
  await setProductEvents(system, product.id, { events: [{ name: "thing.happened" }] });
  const { webhook, delivery } = await makeDelivery(team, account);
  const { token } = await createApiToken(system, { serviceAccountId: account.id, name: "Token" });
  return {
    team: team.id,
    product: product.id,
    account: account.id,
    productAccount: productAccount.id,
    role: role.id,
    group: group.id,
    membership: membership!.id,
    assignment: assigned.result![0]!.id,
    member,
    invitation: invitation.id,
    token: token.id,
    event: items[0]!.id,
    publicKey: publicKey.id,
    trustRule: trustRule.id,
    issuer,
    webhook: webhook.id,
    delivery: delivery.id,
    secret: secrets.get(account.id)![0]!.id,
  };
}
