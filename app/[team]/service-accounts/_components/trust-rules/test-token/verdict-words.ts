import type { RuleAccount, RuleVerdict, TokenCheck } from "../queries";

/** How many claims a rule finds wrong. */
export const wrongOf = ({ checks }: Pick<RuleVerdict, "checks">): number => checks.filter(({ holds }) => !holds).length;

/** Whether a rule is about the issuer of the token at all. */
export const isAbout = ({ checks }: Pick<RuleVerdict, "checks">): boolean => checks.some(({ claim, holds }) => claim === "iss" && holds);

/** How near a rule comes to taking a token, by its own conditions: what looks much alike is half of what is the same. */
function nearness({ checks }: Pick<RuleVerdict, "checks">): number {
  const own = checks.filter(({ claim }) => claim !== "iss" && claim !== "aud");
  return own.reduce((sum, { holds, hint }) => sum + (holds ? 1 : hint ? 0.5 : 0), 0) / Math.max(own.length, 1);
}

/** Rules in the order in which somebody would look at them: first the one that takes the token, then those that nearly do. */
export function nearestFirst(verdicts: readonly RuleVerdict[]): RuleVerdict[] {
  return [...verdicts].sort(
    (a, b) => Number(b.accepted) - Number(a.accepted) || Number(isAbout(b)) - Number(isAbout(a)) || nearness(b) - nearness(a) || wrongOf(a) - wrongOf(b),
  );
}

/** Why no rule takes a token, in a sentence or two. */
export function whyRefused({ problem, verdicts }: Pick<TokenCheck, "problem" | "verdicts">): string {
  const taken = verdicts.find(({ accepted }) => accepted);
  if (problem && taken) return `${problem} But for that, the rule ${taken.ruleName} would take it.`;
  if (problem) return problem;
  const [nearest] = nearestFirst(verdicts);
  if (!nearest) return "No rule is in force.";
  const wrong = nearest.checks.filter(({ holds }) => !holds).map(({ claim }) => claim);
  const claims = new Intl.ListFormat("en").format(wrong);
  return verdicts.length === 1
    ? `The token is genuine, and the rule doesn't take it, because of ${claims}.`
    : `The token is genuine, and none of the ${verdicts.length} rules takes it. ${nearest.ruleName} comes nearest; what it refuses is ${claims}.`;
}

/** Rules that weren't asked, because they count no more. */
export function notAsked({ trustRules }: Pick<RuleAccount, "trustRules">, { verdicts }: Pick<TokenCheck, "verdicts">) {
  return trustRules.filter(({ id, active }) => !active && !verdicts.some(({ ruleId }) => ruleId === id));
}
