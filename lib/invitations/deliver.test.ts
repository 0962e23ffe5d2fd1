import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { makeOwner } from "../testing/factories";
import { startSmtpServer } from "../testing/start-smtp-server";
import { useDatabase } from "../testing/use-database";

useDatabase();

let server: Awaited<ReturnType<typeof startSmtpServer>>;
let owner: Awaited<ReturnType<typeof makeOwner>>;
beforeAll(async () => {
  server = await startSmtpServer("secret");
  owner = await makeOwner();
});
beforeEach(async () => {
  server.mails.length = 0;
  server.state.manner = "take";
  await query("DELETE FROM rate_limit");
  await query("DELETE FROM invitation");
});
afterAll(() => server.close());

const payload = "invitation { id } link mailed userErrors { code }";
const invite = async (email: string, by = owner) =>
  (await callApi(by, `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ${payload} } }`, { input: { teamId: by.team.id, email } })).data!
    .inviteMember;
const resend = async (id: string) => (await callApi(owner, `mutation ($id: ID!) { resendInvitation(id: $id) { ${payload} } }`, { id })).data!.resendInvitation;
const linkIn = (raw: string) => /http:\/\/localhost:3000\/invite#lkinv_[\w-]{43}/.exec(raw.replace(/=\r\n/g, "").replaceAll("=3D", "="))?.[0];

it("an invitation's link comes by mail, and is told beside", async () => {
  const { link, mailed, invitation } = await invite("ada@example.com");
  expect([mailed, server.mails[0]!.to, linkIn(server.mails[0]!.raw)]).toEqual([true, ["ada@example.com"], link]);
  const again = await resend(invitation.id);
  expect([again.mailed, linkIn(server.mails[1]!.raw)]).toEqual([true, again.link]);
  expect(again.link).not.toBe(link);
});

it.each(["refuse", "hang"] as const)("an invitation whose mail the server does %s is there, with its link, in time", async (manner) => {
  server.state.manner = manner;
  const started = performance.now();
  const { link, mailed, userErrors } = await invite(`${manner}@example.com`);
  expect({ mailed, userErrors }).toEqual({ mailed: false, userErrors: [] });
  expect(performance.now() - started).toBeLessThan(4_000);
  const token = link.split("#")[1];
  expect((await query("SELECT 1 FROM invitation WHERE email = $1", [`${manner}@example.com`])).length).toBe(1);
  expect(token).toMatch(/^lkinv_/);
});

it("one address gets so many mails an hour and no more; the link is there all the same", async () => {
  const { invitation } = await invite("often@example.com");
  const sent: boolean[] = [];
  for (let n = 0; n < 11; n += 1) sent.push((await resend(invitation.id)).mailed);
  expect(sent).toEqual([...Array.from({ length: 9 }, () => true), false, false]);
});

it("one person mails so many people an hour and no more", async () => {
  // Who has mailed too many mails no more in the tests after this one.
  const busy = await makeOwner();
  const limiter = new FailureLimiter("invitation-mail-inviter", 100, 3_600, "");
  for (let n = 0; n < 99; n += 1) await limiter.fail(busy.actor.id).catch(() => undefined);
  const sent: boolean[] = [];
  for (const name of ["one", "two", "three"]) sent.push((await invite(`${name}-of-many@example.com`, busy)).mailed);
  expect(sent.filter((mailed) => !mailed).length).toBeGreaterThanOrEqual(2);
});
