import { describe, expect, it } from "vitest";
import type { RuleVerdict } from "../queries";
import { nearestFirst, notAsked, whyRefused } from "./verdict-words";

/** A verdict in short: `=` for a claim that holds, `~` for one that nearly does, `!` for one that doesn't. */
function verdict(ruleName: string, ...claims: string[]): RuleVerdict {
  const checks = claims.map((text) => ({
    claim: text.slice(1),
    pattern: "x",
    holds: text.startsWith("="),
    found: "y",
    hint: text.startsWith("~") ? "Only upper and lower case differ." : null,
  }));
  return { ruleId: ruleName, ruleName, accepted: checks.every(({ holds }) => holds), checks };
}

const other = verdict("other", "!iss", "=aud", "=sub");
const near = verdict("near", "=iss", "=aud", "~repository", "!ref");
const far = verdict("far", "=iss", "=aud", "!sub");
const taken = verdict("taken", "=iss", "=aud", "=sub");

it("the rule that takes a token comes first, then those that nearly do, and last those of other issuers", () => {
  expect(nearestFirst([other, far, near, taken]).map(({ ruleName }) => ruleName)).toEqual(["taken", "near", "far", "other"]);
});

describe("why no rule takes a token:", () => {
  it.each([
    ["the token itself", { problem: "The token has expired.", verdicts: [near] }, "The token has expired."],
    [
      "nothing but the token itself",
      { problem: "The token has expired.", verdicts: [taken] },
      "The token has expired. But for that, the rule taken would take it.",
    ],
    ["one rule", { problem: null, verdicts: [near] }, "The token is genuine, and the rule doesn't take it, because of repository and ref."],
    [
      "several rules",
      { problem: null, verdicts: [far, near] },
      "The token is genuine, and none of the 2 rules takes it. near comes nearest; what it refuses is repository and ref.",
    ],
    ["no rule", { problem: null, verdicts: [] }, "No rule is in force."],
  ])("%s", (_, check, words) => expect(whyRefused(check)).toBe(words));
});

it("rules that have ended are named as not asked", () => {
  const rules = [
    { id: "near", active: true },
    { id: "old", active: false },
  ] as Parameters<typeof notAsked>[0]["trustRules"];
  expect(notAsked({ trustRules: rules }, { verdicts: [near] })).toEqual([rules[1]]);
});
