import { decodeJwt, type JWTPayload } from "jose";
import { timeProblem } from "../tokens/assertion-times";
import { claimsSignedBy, headerOf, longestJwt, mayHaveSigned } from "../tokens/signed-jwt";
import { remoteKeys } from "../outbound/remote-keys";
import { checkConditions, type CheckedCondition, checkExact } from "./conditions";
import { type RuleRecord, ruleRecords } from "./rule-record";

/** What a rule says to a token. */
export interface RuleVerdict {
  rule: RuleRecord;
  accepted: boolean;
  /** What the rule asks of each claim, issuer and audience first, and what came of it. */
  checks: CheckedCondition[];
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
 * @param explained whether rules are asked about a token that can't be accepted, too
 */
export async function checkForeignToken(token: string, clientId: string, explained = false): Promise<ForeignTokenCheck> {
  const rules = await ruleRecords(clientId);
  const claims = claimsOf(token);
  if (!claims) {
    const problem = token.length > longestJwt ? `The token is longer than ${longestJwt} characters.` : "The token is no JWT.";
    return { accepted: undefined, problem, verdicts: [], claims };
  }
  const problem = await problemOf(token, claims, rules);
  const verdicts = problem === undefined || explained ? rules.map((rule) => verdictOf(rule, claims)) : [];
  return { accepted: problem === undefined ? verdicts.find(({ accepted }) => accepted)?.rule : undefined, problem, verdicts, claims };
}

function claimsOf(token: string): JWTPayload | undefined {
  if (token.length > longestJwt) return undefined;
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
  // Neither of the first two may be matched by a pattern.
  const checks = [checkExact("iss", rule.issuer, claims), checkExact("aud", rule.audience, claims), ...checkConditions(rule.conditions, claims)];
  return { rule, accepted: checks.every(({ holds }) => holds), checks };
}
