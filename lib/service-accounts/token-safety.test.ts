import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import type { Team } from "../../entities/index";
import { listAuditEvents } from "../audit/list-audit-events";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeOwner, makePerson, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import type { CreateServiceAccountInput } from "./create-service-account";
import { updateServiceAccount, type UpdateServiceAccountInput } from "./update-service-account";

useDatabase();

const system = systemActor("Test");
const day = 86_400;

let owner: Person & { team: Team };
beforeAll(async () => {
  owner = await makeOwner();
});

const make = (more: Partial<CreateServiceAccountInput> = {}) => makeAccount(owner.team, more).then(({ account }) => account);
const settingsOf = ({ requireDpop, refreshLifetime }: { requireDpop: boolean; refreshLifetime: number }) => ({ requireDpop, refreshLifetime });

describe("proofs and refreshing of an account", () => {
  it("are off unless asked for, given, changed, cleared, and left alone", async () => {
    const { id, ...account } = await make();
    expect(settingsOf(account)).toEqual({ requireDpop: false, refreshLifetime: 0 });
    expect(settingsOf(await make({ requireDpop: true, refreshLifetime: day }))).toEqual({ requireDpop: true, refreshLifetime: day });
    const update = async (input: UpdateServiceAccountInput) => settingsOf(await updateServiceAccount(owner.actor, id, input));
    expect(await update({ requireDpop: true, refreshLifetime: 300 })).toEqual({ requireDpop: true, refreshLifetime: 300 });
    expect(await update({ description: "x" })).toEqual({ requireDpop: true, refreshLifetime: 300 });
    expect(await update({ requireDpop: null, refreshLifetime: null })).toEqual({ requireDpop: false, refreshLifetime: 0 });
    const { items } = await listAuditEvents(system, { teamId: owner.team.id, filter: { action: "service-account.update", targetId: id } });
    expect(items[0]).toMatchObject({ details: { requireDpop: { from: true, to: false }, refreshLifetime: { from: 300, to: 0 } } });
    expect(items[2]).toMatchObject({ details: { requireDpop: { from: false, to: true }, refreshLifetime: { from: 0, to: 300 } } });
  });

  it.each([-1, 1, 299, 604_801, 3600.5, Number.MAX_SAFE_INTEGER])("refuse %s seconds", async (refreshLifetime) => {
    const refused = { issues: [{ field: ["input", "refreshLifetime"], code: "INVALID" }] };
    await expect(make({ refreshLifetime })).rejects.toMatchObject(refused);
    const { id } = await make();
    await expect(updateServiceAccount(owner.actor, id, { refreshLifetime })).rejects.toMatchObject(refused);
  });

  it("are in the API, to be read and written", async () => {
    const account = await make();
    const fields = "serviceAccount { requireDpop refreshLifetime } userErrors { field message }";
    const { data, errors } = await callApi(
      { cookie: owner.cookie },
      `mutation ($id: ID!) { updateServiceAccount(id: $id, input: { requireDpop: true, refreshLifetime: 3600 }) { ${fields} } }`,
      { id: account.id },
    );
    expect(errors).toBeUndefined();
    expect(data!.updateServiceAccount).toEqual({ serviceAccount: { requireDpop: true, refreshLifetime: 3600 }, userErrors: [] });
    const wrong = await callApi(
      { cookie: owner.cookie },
      `mutation ($team: ID!) { createServiceAccount(input: { teamId: $team, name: "Wrong", refreshLifetime: 5 }) { ${fields} } }`,
      { team: owner.team.id },
    );
    expect(wrong.data!.createServiceAccount).toMatchObject({ serviceAccount: null, userErrors: [{ field: ["input", "refreshLifetime"] }] });
  });
});

describe("to make stolen tokens of an account worth more", () => {
  const loosen: UpdateServiceAccountInput[] = [
    { requireDpop: false },
    { refreshLifetime: 2 * day },
    { accessTokenLifetime: 601 },
    { accessTokenLifetime: null },
  ];
  const tighten: UpdateServiceAccountInput[] = [
    { requireDpop: true, refreshLifetime: day },
    { refreshLifetime: 0 },
    { accessTokenLifetime: 600 },
    { accessTokenLifetime: 300 },
  ];

  it("takes a recent sign-in, and nothing of the kind the other way round", async () => {
    const { id } = await make({ requireDpop: true, refreshLifetime: day, accessTokenLifetime: 600 });
    const tired = { ...owner.actor, authenticatedAt: new Date(Date.now() - 2 * 60 * 60 * 1000) };
    for (const input of loosen) await expect(updateServiceAccount(tired, id, input)).rejects.toMatchObject({ reason: "REAUTHENTICATION_REQUIRED" });
    for (const input of tighten) await updateServiceAccount(tired, id, input);
    await updateServiceAccount(owner.actor, id, { requireDpop: false });
  });

  it("takes what the account may do", async () => {
    const person = await makePerson(owner.team);
    const permissions = new Set(["service-account:read", "service-account:update"] as const);
    const membership = { ...person.actor.memberships[0]!, permissions, productPermissions: new Map() };
    const actor = { ...person.actor, memberships: [membership] };
    const { id } = await make({ requireDpop: true, refreshLifetime: day, accessTokenLifetime: 600 });
    for (const input of loosen)
      await expect(updateServiceAccount(actor, id, input)).rejects.toMatchObject({
        message: expect.stringMatching(/make the tokens of .* easier to use/),
        requiredPermissions: expect.arrayContaining(["service-account:delete"]),
      });
    for (const input of tighten) await updateServiceAccount(actor, id, input);
  });
});
