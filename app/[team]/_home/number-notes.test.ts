import { expect, it } from "vitest";
import { counted, endingCount, endingNote, dormantToo, stateNote } from "./number-notes";

it.each([
  [0, "0"],
  [999_999, "999,999"],
  [1_234_567, "1.2M"],
])("writes %i as %s", (value, text) => expect(counted(value)).toBe(text));

it.each([
  [0, 0, "None yet"],
  [3, 0, "All enabled"],
  [1204, 3, "3 disabled"],
])("of %i accounts, %i of them disabled", (serviceAccounts, disabledServiceAccounts, text) =>
  expect(stateNote({ serviceAccounts, disabledServiceAccounts })).toBe(text),
);

it.each([
  [0, 0, "No secret or token either"],
  [0, null, "No secret either"],
  [1, 2, "And 1 secret, 2 tokens"],
  [0, 1, "And 1 token"],
])("beside dormant accounts, %s secrets and %s tokens", (dormantClientSecrets, dormantApiTokens, text) =>
  expect(dormantToo({ dormantClientSecrets, dormantApiTokens })).toBe(text),
);

it.each([
  [0, 0, 0, 0, 0, "No credential, role or membership"],
  [0, null, null, null, 0, "No credential, role or membership"],
  [1, 2, 0, 0, 3, "2 tokens, 1 credential"],
  [3, null, 1, 1, 5, "3 credentials, 2 roles or memberships"],
  [0, 0, null, 1, 1, "1 role or membership"],
])(
  "%s credentials, %s tokens, %s roles and %s memberships end",
  (expiringCredentials, expiringApiTokens, expiringRoleAssignments, expiringGroupMemberships, count, text) => {
    const numbers = { expiringCredentials, expiringApiTokens, expiringRoleAssignments, expiringGroupMemberships };
    expect([endingCount(numbers), endingNote(numbers)]).toEqual([count, text]);
  },
);
