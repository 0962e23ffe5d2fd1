import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import type { Team } from "@/entities/index";
import { systemActor } from "@/lib/permissions/actor";
import { addPublicKey } from "@/lib/public-keys/add-public-key";
import { makeAccount } from "@/lib/testing/factories";
import { postToken } from "./token-request";

export const issuer = "http://localhost:3000";
export const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Keys that clients have; `foreign` is nobody's. */
export const testKeys = {
  ec: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  ed: generateKeyPairSync("ed25519"),
  rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  foreign: generateKeyPairSync("ec", { namedCurve: "P-256" }),
};
export const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
export const now = () => Math.floor(Date.now() / 1000);

/** A new account of the team with a public key, by default that of `testKeys.ec`. */
export async function makeKeyClient(team: Team, publicKey = pem(testKeys.ec.publicKey), more: { expiresAt?: Date } = {}) {
  const { account, clientKeys } = await makeAccount(team);
  const key = await addPublicKey(systemActor("Test"), { serviceAccountId: account.id, name: "Key", publicKey, ...more });
  return { account, clientKeys, clientId: clientKeys.clientId, key };
}

export interface Change {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  key?: KeyObject | Uint8Array;
}

/** An assertion as a client makes it, with some of it changed; a claim that is undefined is left out. */
export function assertionOf(clientId: string, { claims, header, key = testKeys.ec.privateKey }: Change = {}): Promise<string> {
  const payload = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: now(), exp: now() + 60, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload).setProtectedHeader({ alg: "ES256", ...header }).sign(key);
}

/** The form of a grant by an assertion. */
export const bodyOf = (assertion: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ grant_type: "client_credentials", client_assertion_type: assertionType, client_assertion: assertion, ...more }).toString();

/** Sends a form without any other credential. */
export const post = (body: string, where: { path?: string; at?: string } = {}) =>
  postToken({ clientId: "", clientSecret: "" }, body, { authorization: null, ...where });

/** Asks for a token by an assertion. */
export const ask = async (assertion: string | Promise<string>, more: Record<string, string> = {}) => post(bodyOf(await assertion, more));

/** The same at another instance. @returns the status */
export const statusAt = async (url: string, assertion: string) => (await post(bodyOf(assertion), { at: url })).status;

/** The status of an answer, and all that its body has. */
export const answer = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });
