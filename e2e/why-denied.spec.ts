import { ask } from "./ask";
import { registerRamp } from "./ramp";
import { expect, test } from "./test";

test.describe("see what a service account may do, and why", () => {
  test("each permission with the role or group that gives it, what doesn't count, and why one is denied", async ({ page, signInAs, make }) => {
    const person = await signInAs();
    const { team, name } = person;
    const { productId, roles } = await registerRamp(person);
    const { account } = await make<{ account: { id: string } }>("account", {
      teamId: team.id,
      name: "Scanner",
      productId,
      roleIds: [roles.GlobalTemplateViewer],
    });
    const { id: foreign } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    const { createGroup } = await ask<{ createGroup: { group: { id: string } } }>(
      person,
      "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }",
      { input: { teamId: team.id, name: "On call" } },
    );
    const group = createGroup.group.id;
    await ask(person, "mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { userErrors { message } } }", {
      id: group,
      input: { serviceAccountIds: [account.id] },
    });
    const until = new Date(Date.now() + 48 * 3_600_000).toISOString();
    await ask(person, "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }", {
      input: { roleIds: [roles.GlobalInstanceObserver, foreign], groupIds: [group], until },
    });

    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=permissions`);
    await expect(page.getByRole("list", { name: "What gives GlobalTemplate:view" })).toHaveText("GlobalTemplateViewer");
    await expect(page.getByRole("list", { name: "What gives GlobalInstance:observe" })).toContainText(/On call.*GlobalInstanceObserver.*ends in 2 days/);
    await expect(page.getByText("The role is of Latchkey; a service account has only the roles of its own product.")).toBeVisible();

    const permission = page.getByRole("combobox", { name: "Permission" });
    await permission.fill("observe");
    await page.getByRole("option", { name: "GlobalInstance:observe" }).click();
    const answer = page.getByRole("status").filter({ hasText: /Allowed|Denied/ });
    await expect(answer).toContainText(/Allowed, by.*On call.*GlobalInstanceObserver/);
    await permission.fill("execute");
    await page.getByRole("option", { name: "GlobalInstance:execute" }).click();
    await expect(answer).toContainText("No role that Scanner has on RAMP holds this permission.");
    await expect(answer).toContainText(`${name} can give them a role that has it.`);

    // The Roles tab tells the same of whole roles, and takes none of a group's away.
    await page.getByRole("tab", { name: "Roles" }).click();
    await expect(page.getByRole("button", { name: /^Actions for/ })).toHaveCount(1);
    await expect(page.getByText("On call").first()).toBeVisible();
  });

  test("a person who lacks a permission is told who can give it", async ({ page, signInAs, make }) => {
    const owner = await make<{ team: { id: string; slug: string }; name: string }>("person", {});
    await signInAs({ teamId: owner.team.id, role: "service-account-viewer" });
    await page.goto(`/${owner.team.slug}/roles`);
    await expect(page.getByRole("heading", { level: 1, name: "You may not open this page" })).toBeVisible();
    await expect(page.getByText("role:read")).toBeVisible();
    await expect(page.getByText(`${owner.name} can give you a role that has it.`)).toBeVisible();
  });
});
