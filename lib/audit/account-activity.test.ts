import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken, send } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { resetApiToken } from "../api-tokens/reset-api-token";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { removePublicKeys } from "../public-keys/remove-public-keys";
import { retireClientSecret } from "../service-accounts/retire-client-secret";
import { secretsOfAccounts } from "../service-accounts/secrets-of-accounts";
import { makeAccount, makeOwner } from "../testing/factories";
import { makePublicKey } from "../testing/make-public-key";
import { makeToken } from "../testing/make-token";
import { tokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { removeTrustRules } from "../trust-rules/remove-trust-rules";

useDatabase();

const system = systemActor("Test");
let owner: Awaited<ReturnType<typeof makeOwner>>;
let account: ServiceAccount;
let bearer: string;

beforeAll(async () => {
  owner = await makeOwner();
  await makeActive();
  ({ account, bearer } = await makeActive());
});

/** An account of which each credential was made and ended. */
async function makeActive(): Promise<{ account: ServiceAccount; bearer: string }> {
  const made = await makeAccount(owner.team);
  const serviceAccountId = made.account.id;
  const token = await getToken(made.clientKeys);
  const key = await addPublicKey(system, { serviceAccountId, name: "Key", publicKey: makePublicKey() });
  const rule = await addTrustRule(system, {
    serviceAccountId,
    name: "Rule",
    issuer: (await tokenIssuer()).url,
    conditions: [{ claim: "sub", pattern: "main" }],
  });
  const { token: apiToken } = await makeToken(made.account);
  await resetApiToken(system, apiToken.id);
  await removePublicKeys(system, key.id);
  await removeTrustRules(system, rule.id);
  await retireClientSecret(system, (await secretsOfAccounts([serviceAccountId])).get(serviceAccountId)![0]!.id);
  return { account: made.account, bearer: token };
}

const ofCredentials = [
  "public-key.create",
  "trust-rule.create",
  "api-token.create",
  "api-token.reset",
  "public-key.delete",
  "trust-rule.delete",
  "service-account.retire-secret",
];
const done = ["service-account.create", "token.grant", ...ofCredentials];

async function actions(filter: object, page: object = {}): Promise<{ found: string[]; total: number; end: string | null; more: boolean }> {
  const text = `query ($team: ID!, $filter: AuditEventFilter, $first: Int, $after: String) {
    auditEvents(teamId: $team, filter: $filter, first: $first, after: $after, orderBy: { field: AT, direction: ASC }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { action } } }`;
  const { data, errors } = await callApi(owner, text, { team: owner.team.id, filter, ...page });
  expect(errors).toBeUndefined();
  const { nodes, totalCount, pageInfo } = data!.auditEvents;
  return { found: nodes.map(({ action }: { action: string }) => action), total: totalCount, end: pageInfo.endCursor, more: pageInfo.hasNextPage };
}
/** A role that is given with the account is its own event. */
const without = (found: string[]) => found.filter((action) => !action.startsWith("role-assignment."));

describe("the activity of a service account", () => {
  it("holds what was done to it and to each of its credentials, and nothing of another account", async () => {
    const { found, total } = await actions({ about: account.id });
    expect(without(found)).toEqual(done);
    expect(total).toBe(found.length);
  });

  it("comes whole by pages, each event once", async () => {
    const all = (await actions({ about: account.id })).found;
    const walked: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await actions({ about: account.id }, { first: 2, after });
      walked.push(...page.found);
      if (!page.more) break;
      after = page.end!;
    }
    expect(walked).toEqual(all);
  });

  it("is narrowed by the other conditions", async () => {
    expect((await actions({ about: account.id, action: "api-token.reset" })).found).toEqual(["api-token.reset"]);
    expect((await actions({ about: account.id, targetType: "PublicKey" })).found).toEqual(["public-key.create", "public-key.delete"]);
    expect((await actions({ about: account.id, until: "2020-01-01T00:00:00Z" })).found).toEqual([]);
    expect((await actions({ about: account.id, serviceAccountId: account.id })).found).toEqual((await actions({ about: account.id })).found);
  });

  it("with what it did itself", async () => {
    const create = "mutation ($input: CreateProductInput!) { createProduct(input: $input) { userErrors { message } } }";
    const { data } = await callApi({ bearer }, create, { input: { key: "made", name: "Made", audience: "https://made.example.com" } });
    expect(data!.createProduct.userErrors).toEqual([]);
    expect(without((await actions({ serviceAccountId: account.id })).found)).toEqual([...done, "product.create"]);
    expect((await actions({ about: account.id })).found).not.toContain("product.create");
    expect((await actions({ serviceAccountId: "\0" })).found).toEqual([]);
  });

  it("comes as a file as well", async () => {
    const ask = async (name: string) => {
      const query = new URLSearchParams({ team: owner.team.id, [name]: account.id, count: "true" });
      const response = await send(`/api/export/audit-events.ndjson?${query.toString()}`, { headers: { cookie: owner.cookie } });
      const lines = (await response.text()).trim().split("\n");
      expect(response.headers.get("x-total-count")).toBe(String(lines.length));
      return without(lines.map((line) => (JSON.parse(line) as { action: string }).action));
    };
    expect(await ask("about")).toEqual(done);
    expect(await ask("account")).toEqual([...done, "product.create"]);
  });
});
