import { expect, test } from "./alone";

const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";

test.describe("the right to assign roles, permission by permission", () => {
  // Whom one may not read one can't find in the page, but name by id.
  test("role-assignment:create alone: one assigns a role that permits no more than one may give", async ({ page, signInWithOnly, make }) => {
    const { team, world, expectNeighboursRefused } = await signInWithOnly("role-assignment:create");
    await make("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    await page.goto(`/${team.slug}/roles/${world.roleId}`);
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    await expect(page.getByRole("dialog")).toContainText("You may not see people, service accounts, and groups.");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    const response = await page.request.post("/api/graphql", {
      data: { query: assign, variables: { input: { roleIds: [world.roleId], serviceAccountIds: [world.accountId] } } },
    });
    expect(await response.json()).toEqual({ data: { assignRoles: { userErrors: [] } } });
    await page.getByRole("tab", { name: "Holders" }).click();
    await expect(page.getByRole("row", { name: /Jenkins CI/ })).toBeVisible();
    await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["Change until when"]);
    await page.getByRole("menuitem", { name: "Change until when" }).click();
    await page.getByRole("dialog").getByLabel("Until").selectOption("7 days");
    // An earlier end takes something away.
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("role-assignment:delete");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expectNeighboursRefused();
  });

  test("role-assignment:delete alone: one takes roles away", async ({ page, signInWithOnly, make }) => {
    const { team, expectNeighboursRefused } = await signInWithOnly("role-assignment:delete");
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    await make("account", { teamId: team.id, name: "Idle", roleIds: [id] });
    await page.goto(`/${team.slug}/roles/${id}?tab=holders`);
    await expect(page.getByRole("button", { name: "Assign", exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Actions for Idle" }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["Unassign"]);
    await page.getByRole("menuitem", { name: "Unassign" }).click();
    await expect(page.getByRole("dialog")).toContainText("loses audit:read");
    await page.getByRole("dialog").getByRole("button", { name: "Unassign Auditors" }).click();
    await expect(page.getByText("Nobody holds this role")).toBeVisible();
    await expectNeighboursRefused();
  });
});
