import { type KeyObject, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { answer, ask, assertionOf, now, testKeys } from "../../../app/api/testing/client-assertion";
import type { Team } from "../../../entities/index";
import { query } from "../../db/pool";
import { systemActor } from "../../permissions/actor";
import { addPublicKey } from "../../public-keys/add-public-key";
import { makeAccount, makeTeam } from "../../testing/factories";
import { useKeyServer } from "../../testing/key-server";
import { useDatabase } from "../../testing/use-database";

const keyServer = useKeyServer();
useDatabase();

const system = systemActor("Test");
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});

describe("keys at an address of the account", () => {
  const keySet = (...keys: object[]) => (keyServer.document = { keys });
  const own = (key: KeyObject, kid: string) => ({ ...key.export({ format: "jwk" }), kid });

  async function makePublisher() {
    const { account, clientKeys } = await makeAccount(team);
    keyServer.status = 200;
    // An address of its own, which nobody has asked before.
    const jwksUrl = `${keyServer.url}?${randomUUID()}`;
    const key = await addPublicKey(system, { serviceAccountId: account.id, name: "Published", jwksUrl });
    return { clientId: clientKeys.clientId, key };
  }
  const later = (milliseconds: number) => vi.useFakeTimers({ now: Date.now() + milliseconds, toFake: ["Date"] });

  it("prove it, and are asked for once", async () => {
    keySet({ kty: "oct", k: "AAAA" }, { nonsense: true }, own(testKeys.ec.publicKey, "one"));
    const { clientId } = await makePublisher();
    const before = keyServer.asked;
    for (let n = 0; n < 5; n += 1) expect((await ask(assertionOf(clientId, { header: { kid: "one" } }))).status).toBe(200);
    expect(keyServer.asked).toBe(before + 1);
    expect((await ask(assertionOf(clientId, { key: testKeys.foreign.privateKey }))).status).toBe(401);
  });

  it("keep nobody waiting who has signed with a key that is here", async () => {
    keySet(own(testKeys.ec.publicKey, "one"));
    const { clientId } = await makePublisher();
    const [account] = await query<{ id: string }>("SELECT id FROM service_account WHERE client_id = $1", [clientId]);
    await addPublicKey(system, {
      serviceAccountId: account!.id,
      name: "Here",
      publicKey: testKeys.ed.publicKey.export({ type: "spki", format: "pem" }).toString(),
    });
    const before = keyServer.asked;
    expect((await ask(assertionOf(clientId, { header: { alg: "EdDSA", kid: undefined }, key: testKeys.ed.privateKey }))).status).toBe(200);
    expect(keyServer.asked).toBe(before);
  });

  it("are asked for again for a new key, twice a minute at most, and a removed one ends within minutes", async () => {
    keySet(own(testKeys.ec.publicKey, "one"));
    const { clientId } = await makePublisher();
    expect((await ask(assertionOf(clientId, { header: { kid: "one" } }))).status).toBe(200);
    keySet(own(testKeys.ed.publicKey, "two"));
    const next = () => assertionOf(clientId, { header: { alg: "EdDSA", kid: "two" }, key: testKeys.ed.privateKey });
    const before = keyServer.asked;
    for (let n = 0; n < 5; n += 1) expect((await ask(next())).status).toBe(401);
    expect(keyServer.asked).toBe(before);
    try {
      later(31_000);
      expect((await ask(next())).status).toBe(200);
      expect((await ask(assertionOf(clientId, { header: { kid: "one" }, claims: { exp: now() + 60 } }))).status).toBe(401);
      expect(keyServer.asked).toBe(before + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("count on for an hour while the address doesn't answer, and no longer", async () => {
    keySet(own(testKeys.ec.publicKey, "one"));
    const { clientId } = await makePublisher();
    expect((await ask(assertionOf(clientId))).status).toBe(200);
    keyServer.status = 500;
    try {
      later(59 * 60_000);
      expect((await ask(assertionOf(clientId))).status).toBe(200);
      later(2 * 60_000);
      expect(await answer(await ask(assertionOf(clientId)))).toMatchObject({
        status: 401,
        error_description: "The client assertion is not signed by a key of this client.",
      });
    } finally {
      vi.useRealTimers();
      keyServer.status = 200;
    }
  });
});
