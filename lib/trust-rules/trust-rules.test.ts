import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { listAuditEvents } from "../audit/list-audit-events";
import { query } from "../db/pool";
import { noOrigin, type ServiceAccountActor, systemActor } from "../permissions/actor";
import { makeAccount, makeOwner, makePerson, makeTeam } from "../testing/factories";
import { startTokenIssuer, type TokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule, type AddTrustRuleInput } from "./add-trust-rule";
import { mostTrustRules } from "./input";
import { removeTrustRules } from "./remove-trust-rules";
import { rulesOfAccounts } from "./rules-of-accounts";
import { updateTrustRule, type UpdateTrustRuleInput } from "./update-trust-rule";

useDatabase();

const system = systemActor("Test");
const conditions = [{ claim: "sub", pattern: "repo:acme/*:ref:refs/heads/main" }];
let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await startTokenIssuer();
});

const test = `query ($id: ID!, $token: String!) { testTrustedToken(serviceAccountId: $id, token: $token) {
  accepted ruleId problem claims verdicts { ruleName accepted checks { claim pattern holds found hint } } } }`;

describe("trust rules of an account", () => {
  it("are added, listed and removed over the API", async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    const added = await callApi(
      owner,
      `mutation ($input: AddTrustRuleInput!) { addTrustRule(input: $input) { trustRule { id name issuer audience conditions { claim pattern } active expiresAt lastUsedAt createdBy { name } } userErrors { field code } } }`,
      { input: { serviceAccountId: account.id, name: "Main", issuer: issuer.url, conditions } },
    );
    const { trustRule, userErrors } = added.data!.addTrustRule;
    expect(userErrors).toEqual([]);
    expect(trustRule).toEqual({
      id: expect.stringMatching(/^tr_/),
      name: "Main",
      issuer: issuer.url,
      audience: "http://localhost:3000",
      conditions,
      active: true,
      expiresAt: null,
      lastUsedAt: null,
      createdBy: { name: owner.actor.name },
    });
    const list = `query ($id: ID!) { serviceAccount(id: $id) { trustRules { id } } }`;
    expect((await callApi(owner, list, { id: account.id })).data!.serviceAccount.trustRules).toEqual([{ id: trustRule.id }]);
    const removed = await callApi(owner, `mutation ($id: ID!) { removeTrustRule(id: $id) { deletedId userErrors { code } } }`, { id: trustRule.id });
    expect(removed.data!.removeTrustRule).toEqual({ deletedId: trustRule.id, userErrors: [] });
    expect((await callApi(owner, list, { id: account.id })).data!.serviceAccount.trustRules).toEqual([]);
    const { items } = await listAuditEvents(system, { teamId: owner.team.id, filter: { targetId: trustRule.id } });
    expect(items.map(({ action }) => action)).toEqual(["trust-rule.delete", "trust-rule.create"]);
  });

  it.each<[string, () => Promise<Partial<AddTrustRuleInput>> | Partial<AddTrustRuleInput>, string[]]>([
    ["no name", () => ({ name: "" }), ["name"]],
    ["no condition", () => ({ conditions: [] }), ["conditions"]],
    ["a condition that holds for everybody", () => ({ conditions: [{ claim: "sub", pattern: "*:*/*" }] }), ["conditions"]],
    ["a condition on the issuer alone", () => ({ conditions: [{ claim: "iss", pattern: issuer.url }] }), ["conditions"]],
    ["a condition on the issuer by its pointer", () => ({ conditions: [{ claim: "/iss", pattern: issuer.url }] }), ["conditions"]],
    ["a condition on the audience by its pointer", () => ({ conditions: [{ claim: "/aud", pattern: "http://localhost:3000" }] }), ["conditions"]],
    [
      "nobody's name, of an issuer that everybody shares",
      () => ({ issuer: "https://gitlab.com", conditions: [{ claim: "ref", pattern: "main" }] }),
      ["conditions"],
    ],
    ["a condition on when it ends", () => ({ conditions: [{ claim: "exp", pattern: "1*" }] }), ["conditions"]],
    ["a condition without a claim", () => ({ conditions: [...conditions, { claim: "", pattern: "x" }] }), ["conditions", "1", "claim"]],
    ["a condition without a value", () => ({ conditions: [...conditions, { claim: "x", pattern: "" }] }), ["conditions", "1", "pattern"]],
    ["NUL in a value", () => ({ conditions: [{ claim: "sub", pattern: "a\0" }] }), ["conditions", "0", "pattern"]],
    ["half a character in a value", () => ({ conditions: [{ claim: "sub", pattern: "a\ud800" }] }), ["conditions", "0", "pattern"]],
    ["too many conditions", () => ({ conditions: Array.from({ length: 21 }, () => conditions[0]!) }), ["conditions"]],
    ["an issuer without encryption", () => ({ issuer: "http://issuer.example.com" }), ["issuer"]],
    ["an issuer in a private network", () => ({ issuer: "https://169.254.169.254" }), ["issuer"]],
    ["an issuer that isn't there", () => ({ issuer: "http://127.0.0.1:1" }), ["issuer"]],
    ["an issuer with a tab in its name", () => ({ issuer: issuer.url.replace("127", "1\t27") }), ["issuer"]],
    ["an issuer in full-width letters", () => ({ issuer: issuer.url.replace("127.0.0.1", "ｌｏｃａｌｈｏｓｔ") }), ["issuer"]],
    ["an issuer as one number", () => ({ issuer: issuer.url.replace("127.0.0.1", "2130706433") }), ["issuer"]],
    ["an issuer with NUL in its path", () => ({ issuer: `${issuer.url}/\0x` }), ["issuer"]],
    ["an issuer with half a character in its path", () => ({ issuer: `${issuer.url}/\ud800` }), ["issuer"]],
    ["an issuer with a query", () => ({ issuer: `${issuer.url}/?a=b` }), ["issuer"]],
    ["the issuer by another name", () => ({ issuer: `${issuer.url}/` }), ["issuer"]],
    ["an issuer whose metadata is of another", async () => ({ issuer: (await startTokenIssuer({ issuer: "https://evil.example.com" })).url }), ["issuer"]],
    [
      "an issuer whose keys are in a private network",
      async () => ({ issuer: (await startTokenIssuer({ jwks_uri: "https://10.0.0.1/jwks" })).url }),
      ["issuer"],
    ],
    ["an issuer whose keys are in a file", async () => ({ issuer: (await startTokenIssuer({ jwks_uri: "file:///etc/passwd" })).url }), ["issuer"]],
    ["an end that has passed", () => ({ expiresAt: new Date(0) }), ["expiresAt"]],
  ])("can't be added with %s", async (_, more, field) => {
    const { account } = await makeAccount(await makeTeam());
    const input = { serviceAccountId: account.id, name: "Rule", issuer: issuer.url, conditions, ...(await more()) };
    await expect(addTrustRule(system, input)).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ field: ["input", ...field] })]),
    });
    expect((await rulesOfAccounts([account.id])).get(account.id)).toEqual([]);
  });

  it("are no more than fit", async () => {
    const { account } = await makeAccount(await makeTeam());
    const add = () => addTrustRule(system, { serviceAccountId: account.id, name: "Rule", issuer: issuer.url, conditions });
    for (let n = 0; n < mostTrustRules; n += 1) await add();
    await expect(add()).rejects.toMatchObject({ issues: [{ field: ["input", "serviceAccountId"], code: "IN_USE" }] });
  });

  it("are added by nobody who holds less than the account, nor by a token that is bound to a place", async () => {
    const { team } = await makeOwner();
    const [{ account }, { account: weak }] = [await makeAccount(team), await makeAccount(team, { role: null })];
    const machine: ServiceAccountActor = {
      type: "SERVICE_ACCOUNT",
      id: "sa_x",
      name: "machine",
      teamId: team.id,
      permissions: new Set(["service-account:regenerate-keys"]),
      origin: noOrigin,
    };
    const bound = { ...machine, token: { id: "tok_x", name: "Bound", allowedOrigins: [], allowedCidrs: ["192.0.2.1/32"] } };
    const [viewer, stranger] = [await makePerson(team, "viewer"), await makePerson(await makeTeam())];
    const input = (id: string) => ({ serviceAccountId: id, name: "Rule", issuer: issuer.url, conditions });
    await expect(addTrustRule(machine, input(account.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addTrustRule(bound, input(weak.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addTrustRule(viewer.actor, input(weak.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addTrustRule(stranger.actor, input(weak.id))).rejects.toMatchObject({ name: "NotFoundError" });
    const rule = await addTrustRule(machine, input(weak.id));
    await expect(removeTrustRules(stranger.actor, rule.id)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(removeTrustRules(viewer.actor, rule.id)).rejects.toMatchObject({ name: "ForbiddenError" });
  });
});

describe("a change of a trust rule", () => {
  const update = `mutation ($id: ID!, $input: UpdateTrustRuleInput!) { updateTrustRule(id: $id, input: $input) {
    trustRule { name issuer audience conditions { claim pattern } expiresAt version } userErrors { field code } } }`;
  const make = async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    return { owner, account, rule: await addTrustRule(system, { serviceAccountId: account.id, name: "Main", issuer: issuer.url, conditions }) };
  };

  it("counts from the next token on, leaves what isn't given, and is in the audit trail with what was before", async () => {
    const { owner, account, rule } = await make();
    const token = await issuer.sign({ sub: "repo:acme/app:ref:refs/heads/main" });
    const accepted = async () => (await callApi(owner, test, { id: account.id, token })).data!.testTrustedToken.accepted;
    expect(await accepted()).toBe(true);
    const release = [{ claim: "sub", pattern: "repo:acme/*:ref:refs/heads/release" }];
    const { data } = await callApi(owner, update, { id: rule.id, input: { conditions: release, version: 1 } });
    expect(data!.updateTrustRule).toEqual({
      trustRule: { name: "Main", issuer: issuer.url, audience: "http://localhost:3000", conditions: release, expiresAt: null, version: 2 },
      userErrors: [],
    });
    expect(await accepted()).toBe(false);
    const { items } = await listAuditEvents(system, { teamId: owner.team.id, filter: { targetId: rule.id } });
    expect(items[0]).toMatchObject({
      action: "trust-rule.update",
      details: { serviceAccount: { id: account.id, name: account.name }, conditions: { from: conditions, to: release } },
    });
  });

  it("of nothing writes nothing, and each field can be changed and set back", async () => {
    const { rule } = await make();
    expect(await updateTrustRule(system, rule.id, { name: "Main", issuer: issuer.url, conditions, expiresAt: null })).toMatchObject({ version: 1 });
    const [other, expiresAt] = [await startTokenIssuer(), new Date(Date.now() + 60_000)];
    const changed = { name: "Other", issuer: other.url, audience: "https://other.example.com", expiresAt };
    expect(await updateTrustRule(system, rule.id, changed)).toMatchObject({ ...changed, conditions, version: 2 });
    const back = await updateTrustRule(system, rule.id, { audience: null, expiresAt: null, name: null, issuer: null, conditions: null });
    expect(back).toMatchObject({ ...changed, audience: "http://localhost:3000", expiresAt: null, version: 3 });
  });

  it.each<[string, UpdateTrustRuleInput, string[]]>([
    ["no name", { name: " " }, ["name"]],
    ["no audience", { audience: "" }, ["audience"]],
    ["no condition", { conditions: [] }, ["conditions"]],
    ["a condition that holds for everybody", { conditions: [{ claim: "sub", pattern: "*" }] }, ["conditions"]],
    ["a condition without a value", { conditions: [...conditions, { claim: "x", pattern: "" }] }, ["conditions", "1", "pattern"]],
    ["an issuer in a private network", { issuer: "https://169.254.169.254" }, ["issuer"]],
    ["an issuer that isn't there", { issuer: "http://127.0.0.1:1" }, ["issuer"]],
    ["an empty issuer", { issuer: "" }, ["issuer"]],
    ["an end that has passed", { expiresAt: new Date(0) }, ["expiresAt"]],
    ["an old version", { name: "New", version: 7 }, ["version"]],
  ])("can't be to %s", async (_, input, field) => {
    const { account, rule } = await make();
    await expect(updateTrustRule(system, rule.id, input)).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ field: ["input", ...field] })]),
    });
    expect((await rulesOfAccounts([account.id])).get(account.id)).toEqual([rule]);
  });

  it("of an issuer that everybody shares leaves an owner in it", async () => {
    const { rule } = await make();
    await query("UPDATE trust_rule SET issuer = 'https://gitlab.com' WHERE id = $1", [rule.id]);
    await expect(updateTrustRule(system, rule.id, { conditions: [{ claim: "ref", pattern: "main" }] })).rejects.toMatchObject({
      issues: [{ field: ["input", "conditions"] }],
    });
    expect(await updateTrustRule(system, rule.id, { name: "Renamed" })).toMatchObject({ name: "Renamed", conditions });
    expect(await updateTrustRule(system, rule.id, { conditions: [{ claim: "project_path", pattern: "acme/*" }] })).toMatchObject({ version: 3 });
  });

  it("takes all that adding it takes", async () => {
    const { owner, rule } = await make();
    const machine: ServiceAccountActor = {
      type: "SERVICE_ACCOUNT",
      id: "sa_x",
      name: "machine",
      teamId: owner.team.id,
      permissions: new Set(["service-account:regenerate-keys"]),
      origin: noOrigin,
    };
    const [viewer, stranger] = [await makePerson(owner.team, "viewer"), await makePerson(await makeTeam())];
    for (const actor of [machine, viewer.actor]) await expect(updateTrustRule(actor, rule.id, { name: "X" })).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(updateTrustRule(stranger.actor, rule.id, { name: "X" })).rejects.toMatchObject({ name: "NotFoundError" });
    await removeTrustRules(system, rule.id);
    await expect(updateTrustRule(owner.actor, rule.id, { name: "X" })).rejects.toMatchObject({ name: "NotFoundError" });
  });
});

describe("testing a token", () => {
  it("tells which rule takes it, and for each other rule which claim is wrong and what it is", async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    const add = (name: string, more: Partial<AddTrustRuleInput>) =>
      addTrustRule(system, { serviceAccountId: account.id, name, issuer: issuer.url, conditions, ...more });
    await add("Audience", { audience: "https://other.example.com" });
    await add("Branch", {
      conditions: [
        { claim: "sub", pattern: "repo:acme/*:ref:refs/heads/release" },
        { claim: "repository", pattern: "acme" },
        { claim: "environment", pattern: "prod" },
      ],
    });
    const taken = await add("Main", {});
    const token = await issuer.sign({ sub: "repo:acme/app:ref:refs/heads/main", repository: "acme/app" });
    const { data } = await callApi(owner, test, { id: account.id, token });
    const iss = { claim: "iss", pattern: issuer.url, holds: true, found: issuer.url, hint: null };
    const aud = { claim: "aud", pattern: "http://localhost:3000", holds: true, found: "http://localhost:3000", hint: null };
    const main = { ...conditions[0]!, holds: true, found: "repo:acme/app:ref:refs/heads/main", hint: null };
    expect(data!.testTrustedToken).toEqual({
      accepted: true,
      ruleId: taken.id,
      problem: null,
      claims: expect.objectContaining({ sub: "repo:acme/app:ref:refs/heads/main", iss: issuer.url }),
      verdicts: [
        { ruleName: "Audience", accepted: false, checks: [iss, { ...aud, pattern: "https://other.example.com", holds: false }, main] },
        {
          ruleName: "Branch",
          accepted: false,
          checks: [
            iss,
            aud,
            { ...main, pattern: "repo:acme/*:ref:refs/heads/release", holds: false },
            { claim: "repository", pattern: "acme", holds: false, found: "acme/app", hint: "The whole value is compared, and this is only a part of it." },
            { claim: "environment", pattern: "prod", holds: false, found: null, hint: null },
          ],
        },
        { ruleName: "Main", accepted: true, checks: [iss, aud, main] },
      ],
    });
  });

  it.each<[string, () => Promise<string> | string, string]>([
    ["is no JWT", () => "nonsense", "The token is no JWT."],
    ["is of another issuer", () => issuer.sign({ iss: "https://evil.example.com" }), "No rule of this account is about the token's issuer."],
    ["has expired", () => issuer.sign({ sub: "repo:acme/app:ref:refs/heads/main", exp: 1 }), "The token has expired."],
    ["has an unknown key", () => issuer.sign({}, { header: { kid: "two" } }), "The issuer publishes no key that fits the token, or its keys can't be read."],
    ["has a wrong signature", async () => (await issuer.sign({})).replace(/.{8}$/, "AAAAAAAA"), "The signature of the token is wrong."],
    [
      "is of another kind",
      () => issuer.sign({}, { header: { typ: "at+jwt" } }),
      "The token is not an OpenID Connect token signed with ES256, EdDSA, RS256 or PS256.",
    ],
  ])("that %s tells so", async (_, make, problem) => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    await addTrustRule(system, { serviceAccountId: account.id, name: "Main", issuer: issuer.url, conditions });
    const { data } = await callApi(owner, test, { id: account.id, token: await make() });
    expect(data!.testTrustedToken).toMatchObject({ accepted: false, ruleId: null, problem });
  });

  it("is nothing for another team", async () => {
    const { account } = await makeAccount(await makeTeam());
    const { data } = await callApi(await makeOwner(), test, { id: account.id, token: "x" });
    expect(data!.testTrustedToken).toBeNull();
  });
});
