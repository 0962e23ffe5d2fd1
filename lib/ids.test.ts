import { expect, it } from "vitest";
import { idFrom, isId, newId } from "./ids";

it("an id of a time stands before the ids made then or later, and after those made before", () => {
  const before = newId("AuditEvent");
  const now = Date.now();
  expect(isId("AuditEvent", idFrom("AuditEvent", new Date(now)))).toBe(true);
  expect(idFrom("AuditEvent", new Date(now + 1)) > before).toBe(true);
  expect(idFrom("AuditEvent", new Date(now - 1_000)) < before).toBe(true);
  expect(newId("AuditEvent") >= idFrom("AuditEvent", new Date(now))).toBe(true);
});

it.each([-1e15, 0, 8.64e15])("a time at the end of the calendar (%d) has one too", (time) => {
  expect(isId("AuditEvent", idFrom("AuditEvent", new Date(time)))).toBe(true);
});
