import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { rotateClientSecret } from "../service-accounts/rotate-client-secret";
import { deliverAll } from "../testing/deliver-all";
import { makeAccount, makePerson, makeTeam, type Person } from "../testing/factories";
import { makePublicKey } from "../testing/make-public-key";
import { assign, makeGroup, makeMember, makeRole } from "../testing/make-roles";
import { makeToken } from "../testing/make-token";
import { makeWebhook } from "../testing/make-webhook";
import { useReceiver } from "../testing/receiver";
import { mailBy, startSmtpServer } from "../testing/start-smtp-server";
import { useDatabase } from "../testing/use-database";
import { listNotifications } from "./list-notifications";
import { mailTask } from "./mail-task";
import { updateNotificationPolicy } from "./notification-policy";
import { warn } from "./warn";

useDatabase();
const receiver = useReceiver();
const system = systemActor("Test");
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);

let team: Team;
let owner: Person;
let account: ServiceAccount;
beforeEach(async () => {
  team = await makeTeam();
  owner = await makePerson(team);
  ({ account } = await makeAccount(team, { contact: null }));
});

const told = async (person = owner) => (await listNotifications(person.actor, { teamId: team.id })).items.map(({ title }) => title);
/** Lets the time of what ends pass, as if it had been made earlier. */
async function age(table: string, id: string, days: number): Promise<void> {
  const made = table === "api_token" ? "secret_created_at" : "created_at";
  const by = "$2 * interval '1 day'";
  await query(`UPDATE ${table} SET expires_at = expires_at - ${by}, ${made} = ${made} - ${by} WHERE id = $1`, [id, days]);
  await query(`UPDATE expiry_warning SET ends_at = ends_at - ${by} WHERE subject_id = $1`, [id, days]);
}

describe("of what ends, people are warned", () => {
  it("30, 7 and 1 days ahead, once each, however many instances look", async () => {
    const { token } = await makeToken(account, { name: "Nightly", expiresAt: inDays(40) });
    await warn();
    expect(await told()).toEqual([]);
    for (const days of [11, 20, 3, 3, 2.5]) {
      await age("api_token", token.id, days);
      await Promise.all([warn(), warn(), warn()]);
      await warn();
    }
    const about = (when: string) => `API token “Nightly” of “${account.name}” ends ${when}`;
    expect(await told()).toEqual([about("within a day"), about("in 6 days"), about("in 29 days")]);
  });

  it("not before it was made: a token of a week is warned of once, a day ahead", async () => {
    const { token } = await makeToken(account, { expiresAt: inDays(6) });
    await warn();
    expect(await told()).toEqual([]);
    await age("api_token", token.id, 5.5);
    await warn();
    expect(await told()).toHaveLength(1);
  });

  it("once for the nearest time when no server has run meanwhile, and anew when the end is another", async () => {
    const { token } = await makeToken(account, { expiresAt: inDays(60) });
    await age("api_token", token.id, 55);
    await warn();
    expect(await told()).toHaveLength(1);
    await query("UPDATE api_token SET expires_at = now() + interval '20 days' WHERE id = $1", [token.id]);
    await warn();
    expect(await told()).toHaveLength(2);
  });

  it("whatever it is: a secret, a key, a role, a place in a group", async () => {
    const { secret } = await rotateClientSecret(system, account.id, { graceDays: 5, expiresAt: inDays(50) });
    const key = await addPublicKey(system, { serviceAccountId: account.id, name: "Build", publicKey: makePublicKey(), expiresAt: inDays(50) });
    const role = await makeRole(team, ["audit:read"]);
    const assigned = await assign(role, { serviceAccountIds: [account.id], until: inDays(50) });
    await age("client_secret", secret.id, 25);
    await age("public_key", key.id, 25);
    await age("role_assignment", assigned.result![0]!.id, 25);
    await query("UPDATE client_secret SET created_at = created_at - interval '1 day' WHERE service_account_id = $1", [account.id]);
    const group = await makeGroup(team, { serviceAccountIds: [account.id], memberIds: [(await makeMember(team)).memberId] });
    await query("UPDATE group_membership SET created_at = created_at - interval '25 days', expires_at = now() + interval '25 days' WHERE group_id = $1", [
      group.id,
    ]);
    await warn();
    const kinds = (await told()).map((title) => title.split(/ [“e]/)[0]).sort();
    expect(kinds).toEqual(["Client secret", "Membership in", "Membership in", "Public key", "Role"]);
    expect(await told()).toContain(`Membership in “${group.name}” of “${account.name}” ends in 25 days`);
  });

  it("not of what is revoked, disabled, or has ended", async () => {
    const revoked = await makeToken(account, { expiresAt: inDays(40) });
    const ended = await makeToken(account, { expiresAt: inDays(40) });
    const { account: off } = await makeAccount(team);
    const disabled = await makeToken(off, { expiresAt: inDays(40) });
    for (const { token } of [revoked, disabled]) await age("api_token", token.id, 39.5);
    await age("api_token", ended.token.id, 41);
    await query("UPDATE api_token SET revoked_at = now(), revoked_by = 'system' WHERE id = $1", [revoked.token.id]);
    await query("UPDATE service_account SET enabled = false WHERE id = $1", [off.id]);
    await warn();
    expect(await told()).toEqual([]);
  });

  it("when their team has said, and not at all when it wants none", async () => {
    const { token } = await makeToken(account, { expiresAt: inDays(70) });
    await updateNotificationPolicy(owner.actor, team.id, { expiryDays: [60, 60, 14] });
    await age("api_token", token.id, 15);
    await warn();
    expect(await told()).toHaveLength(1);
    await updateNotificationPolicy(owner.actor, team.id, { expiryDays: [] });
    await age("api_token", token.id, 50);
    await warn();
    expect(await told()).toHaveLength(1);
    await expect(updateNotificationPolicy(owner.actor, team.id, { expiryDays: [0] })).rejects.toThrow("from 1 to 90");
    await expect(updateNotificationPolicy(owner.actor, team.id, { expiryDays: [1, 2, 3, 4, 5, 6] })).rejects.toThrow("At most 5");
  });

  it("who are the account's contact, else its team's admins, and nobody else; webhooks hear of it too", async () => {
    const contact = await makeMember(team);
    const stranger = await makePerson(await makeTeam());
    const { account: theirs } = await makeAccount(team, { contact: contact.email.toUpperCase() });
    const { account: outside } = await makeAccount(team, { contact: "somebody@elsewhere.example" });
    await makeWebhook(team, { url: receiver.url, topics: ["EXPIRY"] });
    for (const [to, name] of [
      [theirs, "Theirs"],
      [outside, "Outside"],
    ] as const) {
      const { token } = await makeToken(to, { name, expiresAt: inDays(40) });
      await age("api_token", token.id, 35);
    }
    await warn();
    expect((await told(contact)).map((title) => title.split("”")[0])).toEqual(["API token “Theirs"]);
    expect((await told()).map((title) => title.split("”")[0])).toEqual(["API token “Outside"]);
    await expect(told(stranger)).rejects.toThrow("no such team");
    await deliverAll();
    const messages = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: { details: object; serviceAccount: { id: string } } });
    expect(messages).toHaveLength(2);
    // Both are told at once, in no order.
    for (const { id } of [theirs, outside])
      expect(messages.find(({ data }) => data.serviceAccount.id === id)).toMatchObject({
        type: "expiry.warning",
        data: { details: { days: 7, expiresAt: expect.any(String) }, serviceAccount: { id } },
      });
  });
});

describe("with a mail server", () => {
  let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
  beforeAll(async () => {
    smtp = await startSmtpServer("secret");
    return async () => {
      mailBy(undefined);
      await smtp.close();
    };
  });

  it("they get a mail as well, which is tried again when the server doesn't take it", async () => {
    const { account: theirs } = await makeAccount(team, { contact: "oncall@example.com", name: "<b>Jenkins</b>" });
    const { token } = await makeToken(theirs, { expiresAt: inDays(40) });
    await age("api_token", token.id, 35);
    await warn();
    const jobs = await query<{ payload: { to: string; content: { html: string } } }>(
      "SELECT payload FROM latchkey_jobs._private_jobs j JOIN latchkey_jobs._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'mail'",
    );
    expect(jobs.map(({ payload }) => payload.to)).toEqual(["oncall@example.com"]);
    expect(jobs[0]!.payload.content.html).not.toContain("<b>Jenkins");
    smtp.state.manner = "refuse";
    await expect(mailTask(jobs[0]!.payload as never)).rejects.toThrow("didn't take");
    smtp.state.manner = "take";
    await mailTask(jobs[0]!.payload as never);
    expect(smtp.mails.map(({ to }) => to)).toEqual([["oncall@example.com"]]);
  });
});
