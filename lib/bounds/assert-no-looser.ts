import { ForbiddenError } from "../errors";
import type { Actor, Bounds, ServiceAccountActor } from "../permissions/actor";
import { contains, parseNetwork } from "./networks";
import { allowingPattern } from "./origins";

// What counts only from some places can't be used there to make something that counts elsewhere too.

/**
 * For an API token that is made, changed or reset.
 * @param account the bounds of the account whose token it is: they bound the token as well
 * @throws ForbiddenError
 */
export function assertNoLooser(actor: Actor, token: Bounds, account: Bounds): void {
  if (actor.type !== "SERVICE_ACCOUNT") return;
  assertNetworks(actor, [token.allowedCidrs, account.allowedCidrs], "make a token that counts from others. Give it a part of these networks");
  const { ofToken, ofAccount } = originsOf(actor);
  // A token without origins counts for programs; so do the access tokens of an account that has some, but not a token that has.
  const fits =
    ofToken.length > 0 ? token.allowedOrigins.length > 0 && areWithin(ofToken, token.allowedOrigins) : areWithinIfAny(ofAccount, token.allowedOrigins);
  if (!fits) throw tooLoose("origins", "make a token that counts from others. Give it a part of these origins");
}

/**
 * For client keys that are made.
 * @param account the bounds of the account whose keys they are
 * @throws ForbiddenError
 */
export function assertKeysNoLooser(actor: Actor, account: Bounds): void {
  if (actor.type !== "SERVICE_ACCOUNT") return;
  assertNetworks(actor, [account.allowedCidrs], "make client keys that count from others. Give their account a part of these networks");
  const { ofToken, ofAccount } = originsOf(actor);
  if (ofToken.length > 0) throw tooLoose("origins", "make client keys, which count without a page");
  if (!areWithinIfAny(ofAccount, account.allowedOrigins)) throw tooLoose("origins", "make client keys of an account with others");
}

/**
 * For bounds of an account that are changed. Tighter than before they may always become.
 * @throws ForbiddenError
 */
export function assertBoundsNoLooser(actor: Actor, before: Bounds, after: Bounds): void {
  if (actor.type !== "SERVICE_ACCOUNT") return;
  if (!networksTighten(before, after)) assertNetworks(actor, [after.allowedCidrs], "let an account count from others");
  const { ofToken, ofAccount } = originsOf(actor);
  const fits = [ofToken, ofAccount].every((own) => areWithinIfAny(own, after.allowedOrigins));
  if (!originsTighten(before, after) && !fits) throw tooLoose("origins", "let an account count from others");
}

/** True when an account counts from no more places than before. */
export function areTighter(before: Bounds, after: Bounds): boolean {
  return networksTighten(before, after) && originsTighten(before, after);
}

/** @param layers each bounds what is made by itself, so that it is enough when one of them fits */
function assertNetworks(actor: ServiceAccountActor, layers: readonly (readonly string[])[], act: string): void {
  for (const own of [actor.token?.allowedCidrs ?? [], actor.accountBounds?.allowedCidrs ?? []])
    if (own.length > 0 && !layers.some((layer) => layer.length > 0 && liesIn(own, layer))) throw tooLoose("networks", act);
}

function originsOf({ token, accountBounds }: ServiceAccountActor) {
  return { ofToken: token?.allowedOrigins ?? [], ofAccount: accountBounds?.allowedOrigins ?? [] };
}

function networksTighten({ allowedCidrs: before }: Bounds, { allowedCidrs: after }: Bounds): boolean {
  return before.length === 0 || (after.length > 0 && liesIn(before, after));
}

/** Unlike networks, no origins are the fewest: no page may use the account's access tokens then. */
function originsTighten({ allowedOrigins: before }: Bounds, { allowedOrigins: after }: Bounds): boolean {
  return areWithin(before, after);
}

function liesIn(outer: readonly string[], inner: readonly string[]): boolean {
  const networks = outer.map(parseNetwork);
  return inner.every((text) => networks.some((network) => contains(network, parseNetwork(text))));
}

function areWithin(own: readonly string[], origins: readonly string[]): boolean {
  return origins.every((origin) => own.includes(origin) || allowingPattern(own, origin) !== undefined);
}

const areWithinIfAny = (own: readonly string[], origins: readonly string[]) => own.length === 0 || areWithin(own, origins);

function tooLoose(what: "networks" | "origins", act: string): ForbiddenError {
  return new ForbiddenError(`What you came with counts only from some ${what}, so it can't ${act}.`);
}
