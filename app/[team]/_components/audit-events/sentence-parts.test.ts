import { expect, it } from "vitest";
import { auditActions } from "@/lib/audit/actions";
import { sentenceParts } from "./sentence-parts";
import { sentences } from "./sentences";

const event = { actorType: "USER" as const, actorName: "Ada", targetName: "Jenkins CI", details: {} };
const told = (changes: Partial<Parameters<typeof sentenceParts>[0]> & { action: string }) =>
  sentenceParts({ ...event, ...changes })
    .map(({ text }) => text)
    .join(" ");

it("tells who did what to whom, with the names that are among the details", () => {
  expect(told({ action: "product.create", targetName: "Billing" })).toBe("Ada created the product Billing");
  expect(told({ action: "role-assignment.create", details: { role: "Viewer" } })).toBe("Ada assigned the role Viewer to Jenkins CI");
  expect(told({ action: "group-membership.create", details: { group: "Operators" } })).toBe("Ada added Jenkins CI to the group Operators");
  expect(told({ action: "member.delete", targetName: "Ada", details: { left: true } })).toBe("Ada left the team");
  // Another of the same name.
  expect(told({ action: "member.delete", targetName: "Ada" })).toBe("Ada removed Ada from the team");
  expect(told({ action: "token.grant", actorType: "ANONYMOUS" })).toBe("Someone unknown got an access token");
  expect(told({ action: "public-key.create", targetName: "Build server", details: { serviceAccount: { id: "sa_1", name: "Jenkins CI" } } })).toBe(
    "Ada added the public key Build server to Jenkins CI",
  );
  expect(told({ action: "some.thing", targetName: null })).toBe("Ada some.thing");
});

it("tells who gave what somebody got by accepting an invitation", () => {
  const accepted = { targetName: "Ada", details: { role: "Viewer", group: "Operators", invitedBy: "user_1", inviter: "Grace" } };
  expect(told({ action: "invitation.accept", ...accepted, targetName: "ada@example.com" })).toBe("Ada accepted the invitation of Grace");
  expect(told({ action: "member.create", ...accepted, details: { role: "Owner" } })).toBe("Ada became the team's first member");
  expect(told({ action: "member.create", ...accepted })).toBe("Ada joined the team by the invitation of Grace");
  expect(told({ action: "role-assignment.create", ...accepted })).toBe("Ada got the role Viewer by the invitation of Grace");
  expect(told({ action: "group-membership.create", ...accepted })).toBe("Ada came into the group Operators by the invitation of Grace");
});

it("has words for every action", () => {
  expect(auditActions.filter((action) => !(action in sentences))).toEqual([]);
});
