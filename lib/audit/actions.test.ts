import { expect, it } from "vitest";
import { type AuditAction, auditActions, tellingOf } from "./actions";
import { sentenceOf } from "../webhooks/sentence-of";
import { topics } from "../webhooks/topics";

const told = auditActions.filter((action) => tellingOf(action) !== undefined);

it("all that is done to a service account and what it proves itself with, to roles and groups, is told; nothing of people", () => {
  const nouns = ["service-account", "public-key", "trust-rule", "api-token", "role", "role-assignment", "group", "group-membership"];
  // Each refusal for itself would be a flood.
  const quiet: AuditAction[] = ["api-token.refuse"];
  const ofThese = auditActions.filter((action) => nouns.includes(action.split(".")[0]!) && !quiet.includes(action));
  expect([...told].sort()).toEqual([...ofThese, "access-token.leak"].sort());
});

it("every topic has something to tell; warnings and spikes are told by who finds them, not by the audit trail", () => {
  const found = new Set<string | undefined>(told.map((action) => tellingOf(action)?.topic));
  expect(topics.filter((topic) => !found.has(topic))).toEqual(["EXPIRY", "REFUSALS"]);
});

it("an action that nobody knows has none, whatever it is called", () => {
  for (const action of ["", "nonsense", "constructor", "__proto__", "toString"]) expect(tellingOf(action)).toBeUndefined();
});

it("each action that is told has a sentence for people", () => {
  for (const type of told) {
    const { title } = sentenceOf({ type, payload: { target: { name: "Target" }, serviceAccount: { name: "Account" } } });
    expect([type, title]).toEqual([type, expect.stringMatching(/^(?!.*[{}]).*(?:Target|Account).*$/)]);
    expect(title).not.toBe(type);
  }
});
