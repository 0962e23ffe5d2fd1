import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import type { ServiceAccount } from "../../entities/index";
import { revokeEverything } from "../api-tokens/revoke-everything";
import { query } from "../db/pool";
import { newId } from "../ids";
import { systemActor } from "../permissions/actor";
import { addPublicKey } from "../public-keys/add-public-key";
import { keyRecords } from "../public-keys/key-record";
import { deleteServiceAccounts } from "../service-accounts/delete-service-account";
import { setServiceAccountsEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { makePublicKey } from "../testing/make-public-key";
import { makeToken } from "../testing/make-token";
import { tokenIssuer } from "../testing/token-issuer";
import { useDatabase } from "../testing/use-database";
import { addTrustRule } from "../trust-rules/add-trust-rule";
import { ruleRecords } from "../trust-rules/rule-record";

useDatabase();

const system = systemActor("Test");
let owner: Awaited<ReturnType<typeof makeOwner>>;
let issuer: string;
beforeAll(async () => {
  owner = await makeOwner();
  issuer = (await tokenIssuer()).url;
});

const makeKey = (serviceAccountId: string, publicKey = makePublicKey()) => addPublicKey(system, { serviceAccountId, name: "Key", publicKey });
const makeRule = (serviceAccountId: string) =>
  addTrustRule(system, { serviceAccountId, name: "Rule", issuer, conditions: [{ claim: "sub", pattern: "main" }] });

const kinds = [
  { of: "PublicKeys", field: "publicKeys", table: "public_key", idType: "PublicKey", action: "public-key", make: makeKey, inForce: keyRecords },
  { of: "TrustRules", field: "trustRules", table: "trust_rule", idType: "TrustRule", action: "trust-rule", make: makeRule, inForce: ruleRecords },
] as const;

async function makeOne(make: typeof makeKey) {
  const { account } = await makeAccount(owner.team);
  return { account, id: (await make(account.id)).id };
}

describe.each(kinds)("$field that were removed", ({ of, field, table, idType, action, make, inForce }) => {
  const makeThis = () => makeOne(make as typeof makeKey);
  const counts = async ({ clientId }: ServiceAccount) => (await inForce(clientId)).length;
  const change = (verb: "remove" | "restore", who: Person | { bearer: string }, ids: string[]) =>
    callApi(
      who,
      `mutation ($ids: [ID!]!) { change: ${verb}${of}(ids: $ids) { changedIds ${verb === "restore" ? `${field} { id name active }` : ""} userErrors { field code message } } }`,
      { ids },
    );
  async function done(verb: "remove" | "restore", ids: string[]) {
    const { data, errors } = await change(verb, owner, ids);
    expect(errors).toBeUndefined();
    return data!.change as { changedIds: string[] | null; userErrors: { code: string; message: string }[] };
  }
  const rows = (ids: string[]) => query(`SELECT * FROM ${table} WHERE id = ANY($1) ORDER BY id`, [ids]);

  it("together, are back as they were, and once", async () => {
    const [a, b] = [await makeThis(), await makeThis()];
    const ids = [a.id, b.id];
    await query(`UPDATE ${table} SET expires_at = now() + interval '30 days', last_used_at = now() - interval '1.5 seconds' WHERE id = $1`, [b.id]);
    const before = await rows(ids);
    expect(await done("remove", ids)).toEqual({ changedIds: ids, userErrors: [] });
    expect([await counts(a.account), await counts(b.account), (await rows(ids)).length]).toEqual([0, 0, 0]);
    expect((await done("remove", ids)).userErrors).toMatchObject([{ code: "NOT_FOUND" }, { code: "NOT_FOUND" }]);
    expect(await done("restore", ids)).toEqual({
      changedIds: ids,
      [field]: ids.map((id) => expect.objectContaining({ id, active: true }) as object),
      userErrors: [],
    });
    expect(await rows(ids)).toEqual(before);
    expect([await counts(a.account), await counts(b.account)]).toEqual([1, 1]);
    expect(await done("restore", ids)).toMatchObject({ changedIds: [], userErrors: [] });
    const events = await query<{ action: string }>("SELECT action FROM audit_event WHERE target_id = $1 ORDER BY id", [b.id]);
    expect(events.map((event) => event.action)).toEqual([`${action}.create`, `${action}.delete`, `${action}.restore`]);
    expect(await query("SELECT 1 FROM removed_credential WHERE id = ANY($1)", [ids])).toEqual([]);
  });

  it("of many calls at once one puts them back", async () => {
    const { id } = await makeThis();
    await done("remove", [id]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => done("restore", [id])));
    expect(answers.flatMap(({ changedIds }) => changedIds)).toEqual([id]);
  });

  it("stay away after a day, when they would have ended, and when everything of the account ended", async () => {
    const [old, over, all] = [await makeThis(), await makeThis(), await makeThis()];
    await done("remove", [old.id, over.id, all.id]);
    await query("UPDATE removed_credential SET expires_at = now() WHERE id = $1", [old.id]);
    await query("UPDATE removed_credential SET content = content || jsonb_build_object('expires_at', now()) WHERE id = $1", [over.id]);
    await revokeEverything(owner.actor, all.account.id);
    expect(await done("restore", [old.id, over.id])).toMatchObject({
      changedIds: null,
      userErrors: [
        { field: ["ids", "0"], code: "INVALID", message: expect.stringContaining("more than a day ago") as string },
        { field: ["ids", "1"], code: "INVALID", message: expect.stringContaining("would have ended") as string },
      ],
    });
    expect((await done("restore", [all.id])).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(await rows([old.id, over.id, all.id])).toEqual([]);
  });

  it("come back for nobody who couldn't add them, and are removed by nobody who may not", async () => {
    const [{ id, account }, kept] = [await makeThis(), await makeThis()];
    await done("remove", [id]);
    const weaker = await makeMemberWith(owner.team, ["service-account:read", "service-account:regenerate-keys"]);
    expect((await change("restore", weaker, [id])).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    const reader = await makeMemberWith(owner.team, ["service-account:read"]);
    for (const [verb, of] of [
      ["restore", id],
      ["remove", kept.id],
    ] as const) {
      const { errors } = await change(verb, reader, [of]);
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "service-account:regenerate-keys" } }]);
      const stranger = await change(verb, await makeOwner(), [of]);
      const nobody = await change(verb, await makeOwner(), [newId(idType)]);
      expect(stranger.data).toEqual(nobody.data);
      expect((stranger.data as { change: object }).change).toMatchObject({ changedIds: null, userErrors: [{ code: "NOT_FOUND" }] });
    }
    expect([await counts(account), await counts(kept.account)]).toEqual([0, 1]);
  });

  it("come back for no service account that is disabled, and let none in that is", async () => {
    const { id, account } = await makeThis();
    await done("remove", [id]);
    const helper = (await makeAccount(owner.team)).account;
    const { plainToken } = await makeToken(helper);
    await setServiceAccountsEnabled(owner.actor, [helper.id, account.id], false);
    expect((await change("restore", { bearer: plainToken }, [id])).status).toBe(401);
    expect((await done("restore", [id])).changedIds).toEqual([id]);
    expect(await query("SELECT enabled FROM service_account WHERE id = $1", [account.id])).toEqual([{ enabled: false }]);
  });

  it("go with their account, and are refused when nothing or nonsense is named", async () => {
    const { id, account } = await makeThis();
    await done("remove", [id]);
    await deleteServiceAccounts(owner.actor, [account.id]);
    expect((await done("restore", [id])).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect((await done("restore", ["nonsense\0", newId("ApiToken")])).userErrors).toMatchObject([{ code: "NOT_FOUND" }, { code: "NOT_FOUND" }]);
    expect((await done("restore", [])).userErrors).toMatchObject([{ code: "REQUIRED" }]);
    expect(
      (
        await done(
          "remove",
          Array.from({ length: 101 }, () => id),
        )
      ).userErrors,
    ).toMatchObject([{ code: "TOO_LONG" }]);
  });
});

it("no more come back than an account may have, and no key that it has again", async () => {
  const { account } = await makeAccount(owner.team);
  const publicKey = makePublicKey();
  const key = await makeKey(account.id, publicKey);
  const restore = async () => {
    const { data } = await callApi(owner, "mutation ($id: ID!) { restorePublicKeys(ids: [$id]) { changedIds userErrors { code } } }", { id: key.id });
    return data!.restorePublicKeys as object;
  };
  await callApi(owner, "mutation ($id: ID!) { removePublicKey(id: $id) { deletedId } }", { id: key.id });
  const again = await makeKey(account.id, publicKey);
  expect(await restore()).toEqual({ changedIds: null, userErrors: [{ code: "TAKEN" }] });
  await callApi(owner, "mutation ($id: ID!) { removePublicKey(id: $id) { deletedId } }", { id: again.id });
  let room = true;
  while (room)
    room = await makeKey(account.id).then(
      () => true,
      () => false,
    );
  expect(await restore()).toEqual({ changedIds: null, userErrors: [{ code: "IN_USE" }] });
});
