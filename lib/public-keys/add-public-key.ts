import { z } from "zod";
import { PublicKey, type ServiceAccount } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import { databaseTime } from "../db/database-time";
import { type Transaction, transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError, NotFoundError } from "../errors";
import { newId } from "../ids";
import { asTaken } from "../input/as-taken";
import { IssueList } from "../input/issue-list";
import { parseInput } from "../input/parse";
import { futureEnd } from "../input/future-end";
import { urlProblem } from "../outbound/guard";
import { tryKeys } from "../outbound/try-keys";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { assertMayTakeOver } from "../service-accounts/assert-may-take-over";
import { lockAccount } from "../service-accounts/lock-accounts";
import { mostPublicKeys, publicKeyName, publicKeySource } from "./input";
import { KeyProblem, readPublicKey } from "./read-public-key";

export interface AddPublicKeyInput {
  serviceAccountId: string;
  name: string;
  /** PEM, or a JSON Web Key as text. */
  publicKey?: string | null;
  /** Address of a key set, instead. */
  jwksUrl?: string | null;
  expiresAt?: Date | null;
}

const schema = z.object({ name: publicKeyName }).and(publicKeySource);

/**
 * Adds a key by which an account proves itself without a secret: whoever has its private half can do all that the account can.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, InvalidInputError
 */
export async function addPublicKey(actor: Actor | null, input: AddPublicKeyInput): Promise<PublicKey> {
  assertKnown(actor);
  // Who may not add a key has nothing fetched, and no transaction waits for somebody else's server.
  const { teamId } = await transaction((tx) => lockForTakeOver(tx, actor, input));
  const mistakes = new IssueList();
  const parsed = await mistakes.take(() => parseInput(schema, input));
  const read = parsed && (await mistakes.take(() => sourceOf(parsed, teamId)));
  const { values, source } = mistakes.whole({ values: parsed, source: read });
  return transaction(async (tx) => {
    const account = await lockForTakeOver(tx, actor, input);
    const expiresAt = await futureEnd(tx, input.expiresAt, "expiresAt");
    await assertRoom(tx, account);
    const key: PublicKey = {
      id: newId("PublicKey"),
      teamId: account.teamId,
      serviceAccountId: account.id,
      name: values.name,
      ...source,
      createdAt: await databaseTime(tx),
      createdBy: actor.id,
      expiresAt,
      lastUsedAt: null,
    };
    await tx.manager.insert(PublicKey, key).catch(asKeyTaken);
    await recordEvent(tx, actor, {
      action: "public-key.create",
      teamId: account.teamId,
      target: { type: "PublicKey", id: key.id, name: key.name },
      details: {
        serviceAccount: { id: account.id, name: account.name },
        ...(key.thumbprint && { thumbprint: key.thumbprint }),
        ...(key.jwksUrl && { jwksUrl: key.jwksUrl }),
        expiresAt,
      },
    });
    tx.changed("client", account.clientId);
    return key;
  });
}

async function lockForTakeOver(tx: Transaction, actor: Actor, { serviceAccountId }: AddPublicKeyInput): Promise<ServiceAccount> {
  const account = await lockAccount(tx, actor, "service-account:regenerate-keys", serviceAccountId).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new NotFoundError(error.what, ["input", "serviceAccountId"]) : error;
  });
  await assertMayTakeOver(tx, actor, account);
  return account;
}

type Source = Pick<PublicKey, "jwk" | "thumbprint" | "jwksUrl">;
const issue = (field: string, message: string, code: InputIssue["code"] = "INVALID") => new InvalidInputError([{ field: ["input", field], message, code }]);

async function sourceOf({ publicKey, jwksUrl }: z.output<typeof publicKeySource>, teamId: string): Promise<Source> {
  if (jwksUrl) return { jwk: null, thumbprint: null, jwksUrl: await checkedUrl(jwksUrl.trim(), teamId) };
  try {
    const { jwk, thumbprint } = await readPublicKey(publicKey!);
    return { jwk, thumbprint, jwksUrl: null };
  } catch (error) {
    if (error instanceof KeyProblem) throw issue("publicKey", error.message);
    throw error;
  }
}

async function checkedUrl(jwksUrl: string, teamId: string): Promise<string> {
  const problem = urlProblem(jwksUrl);
  if (problem) throw issue("jwksUrl", problem);
  const keys = await tryKeys({ jwksUrl }, teamId);
  // Why it failed isn't told: it would tell what is in our network.
  if (!keys)
    throw issue("jwksUrl", "No key set could be read there. It must answer within seconds, with JSON and without a redirect, from the public internet.");
  if (keys.length > 0) return new URL(jwksUrl).href;
  throw issue("jwksUrl", "None of the keys there can be used: P-256, Ed25519, or RSA of 2048 to 8192 bits, for signatures.");
}

async function assertRoom(tx: Transaction, account: ServiceAccount): Promise<void> {
  const count = await tx.manager.countBy(PublicKey, { serviceAccountId: account.id });
  if (count >= mostPublicKeys)
    throw issue("serviceAccountId", `The account has ${count} public keys, and may have ${mostPublicKeys}. Remove one first.`, "IN_USE");
}

const asKeyTaken = asTaken({
  public_key_unique: { field: "publicKey", message: "The account has this key already." },
  public_key_url_unique: { field: "jwksUrl", message: "The account has this address already." },
});
