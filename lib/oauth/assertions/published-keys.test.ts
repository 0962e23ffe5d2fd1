import { type KeyObject, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { answer, ask, assertionOf, now, testKeys } from "../../../app/api/testing/client-assertion";
import { forge } from "../../../app/api/testing/forge-token";
import { claimsOf, refresh, refreshed, works } from "../../../app/api/testing/refresh";
import type { Team } from "../../../entities/index";
import { query } from "../../db/pool";
import { systemActor } from "../../permissions/actor";
import { addPublicKey } from "../../public-keys/add-public-key";
import type { CreateServiceAccountInput } from "../../service-accounts/create-service-account";
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

  async function makePublisher(more: Partial<CreateServiceAccountInput> = {}) {
    const { account, clientKeys } = await makeAccount(team, more);
    keyServer.status = 200;
    // An address of its own, which nobody has asked before.
    const jwksUrl = `${keyServer.url}?${randomUUID()}`;
    const key = await addPublicKey(system, { serviceAccountId: account.id, name: "Published", jwksUrl });
    return { clientId: clientKeys.clientId, key };
  }
  /** The same with its first token, which can be refreshed. */
  async function makeRefreshing() {
    keySet(own(testKeys.ec.publicKey, "one"), own(testKeys.ed.publicKey, "two"));
    const { clientId, key } = await makePublisher({ refreshLifetime: 86_400 });
    const { access_token: token } = (await (await ask(assertionOf(clientId, { header: { kid: "one" } }))).json()) as { access_token: string };
    return { clientId, key, token };
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

  it("let a token be refreshed while the very key is published by which it was got, and it lives on until it expires", async () => {
    const { clientId, key, token } = await makeRefreshing();
    expect(claimsOf(token).refresh).toEqual({ chain: claimsOf(token).jti, credential: key.id, key: expect.stringMatching(/^[\w-]{43}$/) });
    const next = await refreshed(clientId, token);
    expect(claimsOf(next).refresh).toEqual(claimsOf(token).refresh);
    // Another one is there still, and the address too.
    keySet(own(testKeys.ed.publicKey, "two"));
    try {
      later(4 * 60_000);
      const last = await refreshed(clientId, next);
      later(2 * 60_000);
      expect(await refresh(clientId, last)).toEqual({
        status: 400,
        error: "invalid_request",
        error_description: "The secret or key with which the service account proved itself has ended.",
      });
      expect(await works(last)).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  it("let it be refreshed for an hour while the address doesn't answer", async () => {
    const { clientId, token } = await makeRefreshing();
    keyServer.status = 500;
    try {
      later(50 * 60_000);
      const next = await refreshed(clientId, token);
      later(11 * 60_000);
      expect(await refresh(clientId, next)).toMatchObject({ status: 400, error_description: expect.stringContaining("has ended") });
    } finally {
      vi.useRealTimers();
      keyServer.status = 200;
    }
  });

  it("let none be refreshed that doesn't say which of them it was", async () => {
    const { clientId, key, token } = await makeRefreshing();
    const nameless = await forge(token, { claims: { refresh: { chain: claimsOf(token).jti, credential: key.id } } });
    expect(await refresh(clientId, nameless)).toMatchObject({ status: 400, error_description: expect.stringContaining("has ended") });
    expect((await refresh(clientId, token)).status).toBe(200);
  });
});
