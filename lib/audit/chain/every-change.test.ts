import { beforeAll, expect, it } from "vitest";
import { getToken, requestToken } from "../../../app/api/testing/call-api";
import { ask, assertionOf, makeKeyClient } from "../../../app/api/testing/client-assertion";
import type { Team } from "../../../entities/index";
import { setAdministrator } from "../../administrators/set-administrator";
import { query } from "../../db/pool";
import { reportLeak } from "../../leak-reports/report-leak";
import { scheduleKeyRotation } from "../../signing-keys/schedule-rotation";
import { noOrigin, systemActor } from "../../permissions/actor";
import { removePublicKeys } from "../../public-keys/remove-public-keys";
import { makeAccount, makePerson, makeTeam } from "../../testing/factories";
import { makeToken } from "../../testing/make-token";
import { rotateSigningKey } from "../../testing/rotate-signing-key";
import { tokenIssuer } from "../../testing/token-issuer";
import { useDatabase } from "../../testing/use-database";
import { addTrustRule } from "../../trust-rules/add-trust-rule";
import { removeTrustRules } from "../../trust-rules/remove-trust-rules";
import { updateTrustRule } from "../../trust-rules/update-trust-rule";
import { verifyTrail } from "./verify-trail";

useDatabase();

const system = systemActor("Test");
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

it("every kind of event is linked into a chain and verified, those of the installation too, and texts of others that can't be stored as they are", async () => {
  const { account, clientId, key } = await makeKeyClient(team);
  await ask(assertionOf(clientId));
  await ask(assertionOf(clientId, { claims: { aud: "\ud800 \0" } }));
  await removePublicKeys(system, key.id);
  const { url: issuer } = await tokenIssuer();
  const rule = await addTrustRule(system, { serviceAccountId: account.id, name: "Rule", issuer, conditions: [{ claim: "sub", pattern: "a" }] });
  await updateTrustRule(system, rule.id, { name: "Other" });
  await removeTrustRules(system, rule.id);
  await rotateSigningKey(system);
  await scheduleKeyRotation(system, { everyDays: 30 });
  const person = await makePerson(team);
  for (const administrator of [true, false]) await setAdministrator(system, person.email, administrator);
  const other = await makeAccount(team);
  const { plainToken } = await makeToken(other.account);
  await reportLeak(plainToken, noOrigin);
  await reportLeak(await getToken(other.clientKeys), noOrigin);
  await reportLeak(other.clientKeys.clientSecret, noOrigin);
  await requestToken({ clientId: "lkc_00000000000000000000000000000000", clientSecret: "x" });

  const verified = await verifyTrail();
  expect(verified).toMatchObject({ wrong: 0, problems: [] });
  const events = await query<{ action: string; chain: string }>("SELECT DISTINCT action, coalesce(team_id, 'installation') AS chain FROM audit_event");
  const [count] = await query<{ count: string }>("SELECT count(*) FROM audit_event");
  expect(verified.events).toBe(Number(count!.count));
  const of = (chain: string) => events.filter((event) => event.chain === chain).map(({ action }) => action);
  expect(of("installation")).toEqual(
    expect.arrayContaining(["signing-key.rotate", "signing-key.schedule", "administrator.add", "administrator.remove", "token.refuse"]),
  );
  expect(of(team.id)).toEqual(
    expect.arrayContaining(["public-key.create", "public-key.delete", "trust-rule.create", "trust-rule.update", "trust-rule.delete", "access-token.leak"]),
  );
  const linked = await query<{ chain: string }>("SELECT DISTINCT chain FROM audit_block");
  expect(new Set(linked.map(({ chain }) => chain))).toEqual(new Set(events.map(({ chain }) => chain)));
});
