import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../../app/api/testing/call-api";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { makeAccount, makeOwner, makeProduct, makeTeam, type Person } from "../testing/factories";
import { formsOf } from "../testing/forms-of";
import { makeMemberWith } from "../testing/make-roles";
import { makeWebhook } from "../testing/make-webhook";
import { useDatabase } from "../testing/use-database";
import { createWebhook } from "./create-webhook";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { updateWebhook } from "./update-webhook";

useDatabase();
const system = systemActor("Test");
const url = "https://hooks.example.com/in/very-secret-path?token=very-secret-token";

let team: Team;
let owner: Person;
let account: ServiceAccount;
beforeAll(async () => {
  ({ team, ...owner } = await makeOwner());
  ({ account } = await makeAccount(team));
});

const create = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) {
  webhook { id name kind target topics productEvents enabled serviceAccountId productId secrets { id active expiresAt } version } secret userErrors { field message code } } }`;
async function made(input: object, who: Credential = owner) {
  const { data, errors } = await callApi(who, create, { input: { name: "W", url, topics: ["ACCOUNT"], ...input } });
  return { errors, ...(data?.createWebhook as { webhook: Record<string, unknown> | null; secret: string | null; userErrors: object[] } | null) };
}

describe("a webhook", () => {
  it("of an account is of the account's product; one of Slack has no secret; neither shows its address in full", async () => {
    const standard = await made({ serviceAccountId: account.id });
    expect(standard.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(standard.webhook).toMatchObject({
      kind: "STANDARD",
      target: "https://hooks.example.com/in/…path?token=…",
      serviceAccountId: account.id,
      productId: account.productId,
      secrets: [{ active: true, expiresAt: null }],
    });
    const slack = await made({ teamId: team.id, kind: "SLACK", url: "https://hooks.slack.com/services/T000/B000/abcdefgh" });
    expect(slack).toMatchObject({ secret: null, webhook: { target: "https://hooks.slack.com/…efgh", secrets: [] } });
  });

  it("is made of what makes sense, and all that doesn't is named at once", async () => {
    expect((await made({ teamId: team.id, name: " ", url: "http://10.0.0.1/", topics: [], productEvents: ["Bad Name"] })).userErrors).toMatchObject([
      { field: ["input", "name"] },
      { field: ["input", "url"] },
      { field: ["input", "productEvents", "0"] },
    ]);
    expect((await made({ teamId: team.id, topics: [] })).userErrors).toMatchObject([{ field: ["input", "topics"], code: "REQUIRED" }]);
    expect((await made({ teamId: team.id, productEvents: ["deployment.finished"] })).userErrors).toMatchObject([{ field: ["input", "productEvents"] }]);
    const product = await makeProduct(team);
    expect((await made({ teamId: team.id, productId: product.id, productEvents: ["none.such"] })).userErrors).toMatchObject([
      { field: ["input", "productEvents"] },
    ]);
    expect((await made({ serviceAccountId: account.id, productId: product.id })).userErrors).toMatchObject([{ field: ["input", "productId"] }]);
  });

  it("can't be made for another team, of its account, or of its product", async () => {
    const other = await makeTeam();
    const { account: theirs } = await makeAccount(other);
    const product = await makeProduct(other);
    expect((await made({ teamId: other.id })).userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "teamId"] }]);
    expect((await made({ serviceAccountId: theirs.id })).userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "serviceAccountId"] }]);
    expect((await made({ teamId: other.id, serviceAccountId: account.id })).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect((await made({ teamId: team.id, productId: product.id })).userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "productId"] }]);
    expect(await query("SELECT 1 FROM webhook WHERE team_id = $1", [other.id])).toEqual([]);
  });

  it("isn't made by who may not read the audit trail, which it would tell them", async () => {
    const member = await makeMemberWith(team, ["webhook:read", "webhook:create", "webhook:update", "service-account:read"]);
    expect((await made({ teamId: team.id }, member)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "audit:read" } }]);
    const { webhook } = await makeWebhook(team);
    await expect(updateWebhook(member.actor, webhook.id, { topics: ["ROLES"] })).rejects.toThrow("audit:read");
  });

  it("is made, pointed elsewhere and given a new secret only soon after a sign-in", async () => {
    const long = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 3_600_000) };
    await expect(createWebhook(long, { teamId: team.id, name: "W", url, topics: ["ACCOUNT"] })).rejects.toThrow("Confirm your password");
    const { webhook } = await makeWebhook(team);
    await expect(rotateWebhookSecret(long, webhook.id, {})).rejects.toThrow("Confirm your password");
    await expect(updateWebhook(long, webhook.id, { url })).rejects.toThrow("Confirm your password");
    expect((await updateWebhook(long, webhook.id, { name: "Other" })).name).toBe("Other");
  });

  it("is changed by one at a time: who has seen an older version overwrites nothing", async () => {
    const { webhook } = await makeWebhook(team);
    await updateWebhook(owner.actor, webhook.id, { name: "First", version: 1 });
    await expect(updateWebhook(owner.actor, webhook.id, { name: "Second", version: 1 })).rejects.toMatchObject({ issues: [{ code: "CONFLICT" }] });
    await expect(updateWebhook(owner.actor, webhook.id, { topics: null })).rejects.toMatchObject({ issues: [{ field: ["input", "topics"] }] });
  });

  it("is one of fifty at most, also when all are made at once", async () => {
    const { account: busy } = await makeAccount(team);
    const came = await Promise.allSettled(Array.from({ length: 60 }, () => makeWebhook(team, { serviceAccountId: busy.id })));
    expect(came.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
  });

  it("outlives the person who made it, and ends with its account", async () => {
    const { account: short } = await makeAccount(team);
    const { webhook } = await makeWebhook(team, { serviceAccountId: short.id });
    await deleteServiceAccount(system, short.id);
    expect(await query("SELECT 1 FROM webhook WHERE id = $1", [webhook.id])).toEqual([]);
  });

  it("can be made by a service account that may, for its own team alone", async () => {
    const { clientKeys } = await makeAccount(team);
    const who = { bearer: await getToken(clientKeys) };
    expect((await made({}, who)).webhook).toMatchObject({ serviceAccountId: null });
    const other = await makeTeam();
    expect((await made({ teamId: other.id }, who)).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  });
});

describe("the secrets of a webhook", () => {
  it("lie in the database in no form, and no other answer has them", async () => {
    const { webhook, secret } = await made({ serviceAccountId: account.id });
    const { secret: second } = await rotateWebhookSecret(owner.actor, webhook!.id as string, {});
    const tables = await query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema IN ('public', 'latchkey_jobs') AND table_type = 'BASE TABLE'",
    );
    let dump = "";
    for (const { name } of tables) {
      const schema =
        (await query("SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = $1", [name])).length > 0
          ? "public"
          : "latchkey_jobs";
      const [row] = await query<{ all: string }>(`SELECT coalesce(string_agg(t::text, E'\\n'), '') AS all FROM ${schema}."${name}" t`);
      dump += row!.all;
    }
    for (const plain of [secret!, second]) {
      const bare = plain.slice("whsec_".length);
      const key = Buffer.from(bare, "base64");
      expect([...formsOf(plain), ...formsOf(bare), key.toString("hex")].filter((form) => dump.includes(form))).toEqual([]);
    }
    expect(formsOf("very-secret-token").filter((form) => dump.includes(form))).toEqual([]);
    const all =
      "query ($t: ID!) { webhooks(teamId: $t) { nodes { id target secrets { id createdAt expiresAt active } } } auditEvents(teamId: $t, first: 100) { nodes { details } } }";
    const { data } = await callApi(owner, all, { t: team.id });
    expect(JSON.stringify(data)).not.toContain("whsec_");
    expect(JSON.stringify(data)).not.toContain("very-secret-token");
  });

  it("are in force for the overlap that was asked for, within limits", async () => {
    const { webhook } = await makeWebhook(team);
    for (const overlapHours of [-1, 169, 1.5]) await expect(rotateWebhookSecret(owner.actor, webhook.id, { overlapHours })).rejects.toThrow("The overlap");
    await rotateWebhookSecret(owner.actor, webhook.id, { overlapHours: 2 });
    const rows = await query<{ hours: number | null }>(
      "SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM webhook_secret WHERE webhook_id = $1 ORDER BY created_at",
      [webhook.id],
    );
    expect(rows.map(({ hours }) => hours)).toEqual([2, null]);
  });
});
