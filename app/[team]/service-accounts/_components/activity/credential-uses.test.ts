import { expect, it } from "vitest";
import { credentialUses } from "./credential-uses";

const used = (at: string | null) => ({ lastUse: at === null ? null : { at, address: "203.0.113.7", agent: "curl" }, usage: { calls: 3, refusals: 1 } });

const account = {
  id: "sa_1",
  permissions: [],
  permissionUses: [],
  clientSecrets: [{ id: "csec_1", hint: "ab12", ...used(null) }],
  publicKeys: [{ id: "key_1", name: "Laptop", ...used("2026-05-01T00:00:00.000Z") }],
  trustRules: [{ id: "rule_1", name: "Main", ...used("2026-05-03T00:00:00.000Z") }],
};

it("puts credentials of all kinds in the order of their last use, those never used at the end", () => {
  const apiTokens = { totalCount: 1, nodes: [{ id: "tok_1", name: "Nightly", ...used("2026-05-02T00:00:00.000Z") }] };
  const uses = credentialUses({ serviceAccount: account, apiTokens });
  expect(uses.map(({ name, path }) => [name, path])).toEqual([
    ["Main", "/service-accounts/sa_1/trust-rules/rule_1"],
    ["Nightly", "/tokens/tok_1"],
    ["Laptop", "/service-accounts/sa_1?tab=credentials"],
    ["lks_…ab12", "/service-accounts/sa_1?tab=credentials"],
  ]);
  expect(uses[0]).toMatchObject({ calls: 3, refusals: 1 });
});

it("does without the API tokens, and without the account", () => {
  expect(credentialUses({ serviceAccount: account })).toHaveLength(3);
  expect(credentialUses({ serviceAccount: null })).toEqual([]);
});
