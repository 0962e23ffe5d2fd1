import { describe, expect, it } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { listAuditEvents } from "../audit/list-audit-events";
import { noOrigin, type ServiceAccountActor, systemActor } from "../permissions/actor";
import { makeAccount, makeOwner, makePerson, makeTeam } from "../testing/factories";
import { useKeyServer } from "../testing/key-server";
import { makePublicKey } from "../testing/make-public-key";
import { useDatabase } from "../testing/use-database";
import { addPublicKey, type AddPublicKeyInput } from "./add-public-key";
import { mostPublicKeys } from "./input";
import { keysOfAccounts } from "./keys-of-accounts";
import { removePublicKeys } from "./remove-public-keys";

const keyServer = useKeyServer();
useDatabase();

const system = systemActor("Test");

describe("public keys of an account", () => {
  it("are added, listed and removed over the API", async () => {
    const owner = await makeOwner();
    const { account } = await makeAccount(owner.team);
    const input = { serviceAccountId: account.id, name: "Pipeline", publicKey: makePublicKey() };
    const added = await callApi(
      owner,
      `mutation ($input: AddPublicKeyInput!) { addPublicKey(input: $input) { publicKey { id name kid thumbprint jwk jwksUrl active expiresAt lastUsedAt createdBy { name } } userErrors { field code } } }`,
      { input },
    );
    const { publicKey, userErrors } = added.data!.addPublicKey;
    expect(userErrors).toEqual([]);
    expect(publicKey).toMatchObject({
      name: "Pipeline",
      kid: publicKey.thumbprint,
      jwk: { kty: "OKP", crv: "Ed25519" },
      active: true,
      createdBy: { name: owner.actor.name },
    });
    const list = `query ($id: ID!) { serviceAccount(id: $id) { publicKeys { id } } }`;
    expect((await callApi(owner, list, { id: account.id })).data!.serviceAccount.publicKeys).toEqual([{ id: publicKey.id }]);
    const removed = await callApi(owner, `mutation ($id: ID!) { removePublicKey(id: $id) { deletedId userErrors { code } } }`, { id: publicKey.id });
    expect(removed.data!.removePublicKey).toEqual({ deletedId: publicKey.id, userErrors: [] });
    expect((await callApi(owner, list, { id: account.id })).data!.serviceAccount.publicKeys).toEqual([]);
    const { items } = await listAuditEvents(system, { teamId: owner.team.id, filter: { targetId: publicKey.id } });
    expect(items.map(({ action }) => action)).toEqual(["public-key.delete", "public-key.create"]);
  });

  const bad: [string, Partial<AddPublicKeyInput>, string, string][] = [
    ["no name", { name: " " }, "name", "REQUIRED"],
    ["neither key nor address", { publicKey: null }, "publicKey", "INVALID"],
    ["an empty key", { publicKey: "  " }, "publicKey", "INVALID"],
    ["key and address", { jwksUrl: "https://keys.example.com/" }, "jwksUrl", "INVALID"],
    ["a private key", { publicKey: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----" }, "publicKey", "INVALID"],
    ["an address without encryption", { publicKey: null, jwksUrl: "http://keys.example.com/" }, "jwksUrl", "INVALID"],
    ["an address in a private network", { publicKey: null, jwksUrl: "https://10.0.0.1/" }, "jwksUrl", "INVALID"],
    ["an address that doesn't answer", { publicKey: null, jwksUrl: "http://127.0.0.1:1/" }, "jwksUrl", "INVALID"],
    ["NUL in the address", { publicKey: null, jwksUrl: "https://\0.example.com/" }, "jwksUrl", "INVALID"],
    ["an end that has passed", { expiresAt: new Date(0) }, "expiresAt", "INVALID"],
  ];
  it("can't be added for a while after many addresses where nothing could be read, of the whole team", async () => {
    const team = await makeTeam();
    const [{ account }, { account: other }] = [await makeAccount(team), await makeAccount(team)];
    const add = (port: number, serviceAccountId = account.id) =>
      addPublicKey(system, { serviceAccountId, name: "Keys", jwksUrl: `http://127.0.0.1:${port}/` }).catch(({ name }: Error) => name);
    for (let port = 1; port <= 30; port += 1) expect(await add(port)).toBe("InvalidInputError");
    expect(await add(31, other.id)).toBe("RateLimitedError");
    const made = addPublicKey(system, { serviceAccountId: other.id, name: "Key", publicKey: makePublicKey() });
    await expect(made).resolves.toMatchObject({ name: "Key" });
  });

  it.each(bad)("can't be added with %s", async (_, more, field, code) => {
    const { account } = await makeAccount(await makeTeam());
    const input = { serviceAccountId: account.id, name: "Key", publicKey: makePublicKey(), ...more };
    await expect(addPublicKey(system, input)).rejects.toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ field: ["input", field], code })]),
    });
    expect((await keysOfAccounts([account.id])).get(account.id)).toEqual([]);
  });

  it("aren't added from a set without any that can be used", async () => {
    const { account } = await makeAccount(await makeTeam());
    keyServer.document = { keys: [{ kty: "oct", k: "AAAA" }] };
    const add = () => addPublicKey(system, { serviceAccountId: account.id, name: "Key", jwksUrl: keyServer.url });
    await expect(add()).rejects.toThrow(/None of the keys there/);
    keyServer.document = [];
    await expect(add()).rejects.toThrow(/No key set could be read there/);
  });

  it("are there once each, and no more than fit", async () => {
    const { account } = await makeAccount(await makeTeam());
    const publicKey = makePublicKey();
    const add = (key: string) => addPublicKey(system, { serviceAccountId: account.id, name: "Key", publicKey: key });
    await add(publicKey);
    await expect(add(publicKey)).rejects.toMatchObject({ issues: [{ field: ["input", "publicKey"], code: "TAKEN" }] });
    for (let n = 1; n < mostPublicKeys; n += 1) await add(makePublicKey());
    await expect(add(makePublicKey())).rejects.toMatchObject({ issues: [{ field: ["input", "serviceAccountId"], code: "IN_USE" }] });
  });

  it("are added by nobody who holds less than the account, nor by a token that is bound to a place, and nothing is fetched for them", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team);
    const { account: weak } = await makeAccount(team, { role: null });
    const machine: ServiceAccountActor = {
      type: "SERVICE_ACCOUNT",
      id: "sa_x",
      name: "machine",
      teamId: team.id,
      permissions: new Set(["service-account:regenerate-keys"]),
      origin: noOrigin,
    };
    const bound = { ...machine, token: { id: "tok_x", name: "Bound", allowedOrigins: ["https://app.example.com"], allowedCidrs: [] } };
    const viewer = await makePerson(team, "viewer");
    const stranger = await makePerson(await makeTeam());
    const before = keyServer.asked;
    const input = (id: string) => ({ serviceAccountId: id, name: "Key", jwksUrl: keyServer.url });
    await expect(addPublicKey(machine, input(account.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addPublicKey(bound, input(weak.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addPublicKey(viewer.actor, input(weak.id))).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(addPublicKey(stranger.actor, input(weak.id))).rejects.toMatchObject({ name: "NotFoundError", field: ["input", "serviceAccountId"] });
    expect(keyServer.asked).toBe(before);
    const key = await addPublicKey(machine, { ...input(weak.id), jwksUrl: null, publicKey: makePublicKey() });
    await expect(removePublicKeys(stranger.actor, key.id)).rejects.toMatchObject({ name: "NotFoundError" });
    await expect(removePublicKeys(viewer.actor, key.id)).rejects.toMatchObject({ name: "ForbiddenError" });
    for (const id of ["", "pk_x", "\0", weak.id]) await expect(removePublicKeys(system, id)).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
