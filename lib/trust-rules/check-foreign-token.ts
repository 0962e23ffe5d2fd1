import { decodeJwt, type JWTPayload } from "jose";
import { timeProblem } from "../oauth/assertions/assertion-times";
import { claimsSignedBy, headerOf, mayHaveSigned } from "../oauth/assertions/signed-jwt";
import { remoteKeys } from "../outbound/remote-keys";
import { failedConditions, type FailedCondition } from "./conditions";
import { type RuleRecord, ruleRecords } from "./rule-record";

/** What a rule says to a token. */
export interface RuleVerdict {
  rule: RuleRecord;
  accepted: boolean;
  /** The claims that are not what the rule wants, issuer and audience among them. */
  failed: FailedCondition[];
}

/** What came of a foreign token: the rule that takes it, or why none does. */
export interface ForeignTokenCheck {
  accepted: RuleRecord | undefined;
  /** What is wrong with the token itself, whatever the rules; undefined when nothing is. */
  problem: string | undefined;
  verdicts: RuleVerdict[];
  claims: JWTPayload | undefined;
}

/**
 * Checks a token of a foreign issuer against the trust rules of a client. Only issuers that a rule names are asked for their keys.
 * The token may come again until it expires: in a pod or a pipeline the same one serves many steps.
 */
export async function checkForeignToken(token: string, clientId: string): Promise<ForeignTokenCheck> {
  const rules = await ruleRecords(clientId);
  const claims = claimsOf(token);
  if (!claims) return { accepted: undefined, problem: "The token is no JWT.", verdicts: [], claims };
  const verdicts = rules.map((rule) => verdictOf(rule, claims));
  const problem = await problemOf(token, claims, rules);
  return { accepted: problem === undefined ? verdicts.find(({ accepted }) => accepted)?.rule : undefined, problem, verdicts, claims };
}

function claimsOf(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

async function problemOf(token: string, { iss }: JWTPayload, rules: readonly RuleRecord[]): Promise<string | undefined> {
  if (typeof iss !== "string" || !rules.some(({ issuer }) => issuer === iss)) return "No rule of this account is about the token's issuer.";
  const header = headerOf(token, ["jwt", "id_token+jwt"]);
  if (!header) return "The token is not an OpenID Connect token signed with ES256, EdDSA, RS256 or PS256.";
  const keys = await remoteKeys({ issuer: iss }, (key) => mayHaveSigned(key, header));
  if (keys.length === 0) return "The issuer publishes no key that fits the token, or its keys can't be read.";
  const signed = await claimsSignedBy(token, keys, header);
  if (!signed) return "The signature of the token is wrong.";
  const time = timeProblem(signed, Date.now() / 1000);
  return time && `The token ${time}.`;
}

function verdictOf(rule: RuleRecord, claims: JWTPayload): RuleVerdict {
  // Neither may be matched by a pattern.
  const exact = [
    ["iss", rule.issuer],
    ["aud", rule.audience],
  ].flatMap(([claim, wanted]) => {
    const value = claims[claim!];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    return values.includes(wanted) ? [] : [{ claim: claim!, pattern: wanted!, found: value === undefined ? null : String(value as string).slice(0, 500) }];
  });
  const failed = [...exact, ...failedConditions(rule.conditions, claims)];
  return { rule, accepted: failed.length === 0, failed };
}
