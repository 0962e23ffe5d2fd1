import { describe, expect, it } from "vitest";
import { checkConditions, checkExact } from "./conditions";

const claims = {
  sub: "repo:acme/app:ref:refs/heads/main",
  repository: "acme/app",
  run: 7,
  fork: false,
  groups: ["deployers", "readers"],
  empty: "",
  large: JSON.parse("9007199254740993") as number,
  long: "a".repeat(2_001),
  "https://claims.example.com/team": "blue",
  "kubernetes.io": { namespace: "prod", pod: { "a/b": "slash", "c~d": "tilde" } },
};
const holds = (claim: string, pattern: string) => checkConditions([{ claim, pattern }], claims)[0]!.holds;

describe("a condition holds for", () => {
  it.each([
    ["sub", "repo:acme/app:ref:refs/heads/main"],
    ["sub", "repo:acme/*:ref:refs/heads/main"],
    ["sub", "repo:*/*:*:refs/heads/*"],
    ["repository", "a*e/a*p"],
    ["repository", "acm*/*pp"],
    ["run", "7"],
    ["fork", "false"],
    ["groups", "deployers"],
    ["groups", "read*"],
    ["https://claims.example.com/team", "blue"],
    ["/kubernetes.io/namespace", "prod"],
    ["/kubernetes.io/pod/a~1b", "slash"],
    ["/kubernetes.io/pod/c~0d", "tilde"],
  ])("%s: %s", (claim, pattern) => expect(holds(claim, pattern)).toBe(true));
});

describe("a condition doesn't hold for", () => {
  it.each([
    ["large", "9007199254740992"],
    ["long", "*"],
    ["sub", "repo:acme/app"],
    ["sub", "repo:acme/*"],
    ["sub", "*"],
    ["sub", "repo:acme/app:ref:refs/heads/*/x"],
    ["sub", "REPO:acme/app:ref:refs/heads/main"],
    ["repository", "acme/app "],
    ["repository", "acme/app*"],
    ["repository", "acme*app"],
    ["repository", "acme.app"],
    ["repository", "ac*me*cme/app"],
    ["repository", "acme/"],
    ["run", "07"],
    ["fork", "true"],
    ["groups", "deployers, readers"],
    ["groups", "owners"],
    ["empty", "*"],
    ["missing", "*"],
    ["kubernetes.io", "*"],
    ["/kubernetes.io", "*"],
    ["/kubernetes.io/namespace/0", "p"],
    ["/groups/0", "deployers"],
    ["constructor", "*"],
    ["__proto__", "*"],
    ["/kubernetes.io/constructor/name", "Object"],
    ["toString", "*"],
  ])("%s: %s", (claim, pattern) => expect(holds(claim, pattern)).toBe(false));

  it("and tells what was there", () => {
    const checks = checkConditions(
      [
        { claim: "groups", pattern: "owners" },
        { claim: "missing", pattern: "x" },
        { claim: "run", pattern: "7" },
      ],
      claims,
    );
    expect(checks).toEqual([
      { claim: "groups", pattern: "owners", holds: false, found: "deployers, readers" },
      { claim: "missing", pattern: "x", holds: false, found: null },
      { claim: "run", pattern: "7", holds: true, found: "7" },
    ]);
  });

  it("takes no longer for a pattern that somebody has made up to take long", () => {
    const started = Date.now();
    checkConditions([{ claim: "text", pattern: `${"*a".repeat(240)}b` }], { text: "a".repeat(100_000) });
    expect(Date.now() - started).toBeLessThan(500);
  });
});

describe("a claim that must be a value alone", () => {
  const ours = "https://latchkey.example.com";
  const exact = (aud: unknown) => checkExact("aud", ours, { aud } as never).holds;

  it.each<[string, unknown]>([
    ["is it", ours],
    ["is a list of it", [ours, ours]],
  ])("%s", (_, aud) => expect(exact(aud)).toBe(true));

  it.each<[string, unknown]>([
    ["isn't there", undefined],
    ["is an empty list", []],
    ["is another one", "https://other.example.com"],
    ["has another one beside it", [ours, "https://other.example.com"]],
    ["has one beside it that is longer than any pattern", [ours, "a".repeat(2_001)]],
    ["has something beside it that is no text", [ours, { a: 1 }]],
    ["has another one behind a hundred", [...Array.from({ length: 100 }, () => ours), "https://other.example.com"]],
  ])("doesn't hold when it %s", (_, aud) => expect(exact(aud)).toBe(false));
});
