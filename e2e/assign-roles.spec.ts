import type { Page } from "playwright/test";
import { ask } from "./ask";
import { registerRamp } from "./ramp";
import { expect, test } from "./test";

/** Opens the list of a field that searches, and chooses from it. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name }).click();
}
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { roles: string[]; scope: string };

test.describe("assign roles to service accounts", () => {
  test("Roles tab: add a role, pick it from those of the product, assign it; unassign it", async ({ page, signInAs, make }) => {
    const person = await signInAs();
    const { team } = person;
    const { productId } = await registerRamp(person);
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Scanner", productId, roleIds: [] });
    await page.goto(`/${team.slug}/service-accounts/${account.id}`);
    await page.getByRole("tab", { name: "Roles" }).click();
    await expect(page.getByText("No role is assigned")).toBeVisible();
    await page.getByRole("button", { name: "Add role" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Assign role" })).toBeDisabled();
    await dialog.getByRole("combobox", { name: "Roles" }).click();
    // Those of its product, and no other.
    await expect(page.getByRole("listbox").getByRole("option")).toHaveText(["GlobalInstanceExecutor", "GlobalInstanceObserver", "GlobalTemplateViewer"]);
    await page.getByRole("option", { name: "GlobalInstanceObserver" }).click();
    await dialog.getByLabel("Until").selectOption("7 days");
    await expect(dialog.getByRole("status")).toContainText("Scanner");
    await expect(dialog.getByRole("status")).toContainText("gains GlobalInstance:observe");
    await dialog.getByRole("button", { name: "Assign role" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("row", { name: /GlobalInstanceObserver/ })).toContainText("in 7 days");

    await page.getByRole("button", { name: "Actions for GlobalInstanceObserver" }).click();
    await page.getByRole("menuitem", { name: "Unassign" }).click();
    await expect(dialog).toContainText("Unassign GlobalInstanceObserver from Scanner?");
    await expect(dialog).toContainText("loses GlobalInstance:observe");
    await dialog.getByRole("button", { name: "Unassign GlobalInstanceObserver" }).click();
    await expect(page.getByText("No role is assigned")).toBeVisible();
  });

  test("a RAMP admin creates the Monitoring Service with two roles, and reads both in its token's claims", async ({ page, signInAs, make }) => {
    const owner = await make<{ team: { id: string; slug: string; name: string } }>("person", {});
    const person = await signInAs({ teamId: owner.team.id, role: "admin" });
    const { team } = owner;
    await registerRamp(person);
    await page.goto(`/${team.slug}/service-accounts/new`);
    await page.getByLabel("Name", { exact: true }).fill("Monitoring Service");
    await page.getByRole("combobox", { name: "Product" }).selectOption("RAMP");
    await pick(page, "Roles (optional)", "GlobalInstanceObserver");
    await pick(page, "Roles (optional)", "GlobalTemplateViewer");
    await page.getByRole("button", { name: "Create service account" }).click();
    const dialog = page.getByRole("dialog");
    const clientId = await dialog.getByRole("status", { name: "Client id" }).textContent();
    const secret = await dialog.getByRole("status", { name: "Client secret" }).textContent();
    const response = await page.request.post("/oauth/token", {
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
      form: { grant_type: "client_credentials" },
    });
    const claims = claimsOf(((await response.json()) as { access_token: string }).access_token);
    expect(claims.roles.toSorted()).toEqual(["GlobalInstanceObserver", "GlobalTemplateViewer"]);
    expect(claims.scope.split(" ").toSorted()).toEqual(["GlobalInstance:observe", "GlobalTemplate:view"]);
  });

  test("from the role's page: to several at once, and taken from all of them at once", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    for (const name of ["First robot", "Second robot"]) await make("account", { teamId: team.id, name, roleIds: [] });
    await page.goto(`/${team.slug}/roles/${id}?tab=holders`);
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    const dialog = page.getByRole("dialog");
    for (const name of ["First robot", "Second robot"]) {
      await dialog.getByRole("combobox", { name: "To whom" }).fill(name);
      await page.getByRole("option", { name }).click();
    }
    await expect(dialog).toContainText("2 holders gain permissions");
    await dialog.getByRole("button", { name: "Assign role" }).click();
    await expect(page.getByRole("row", { name: /robot/ })).toHaveCount(2);
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Unassign" }).click();
    await expect(dialog).toContainText("2 holders lose permissions");
    await dialog.getByRole("button", { name: "Unassign Auditors" }).click();
    await expect(page.getByText("Nobody holds this role")).toBeVisible();
  });

  test("a UbiOps admin finds no way to give a service account the right to assign roles, and is told why each time", async ({ page, signInAs, make }) => {
    const person = await signInAs({ role: "admin" });
    const { team } = person;
    const keepers = await make<{ id: string }>("role", { teamId: team.id, permissions: ["role-assignment:create"], name: "Role keepers" });
    const plain = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Deployer", roleIds: [plain.id] });
    const never = "no service account may ever hold";

    // Its own page offers no such role.
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=roles`);
    await page.getByRole("button", { name: "Add role" }).click();
    await page.getByRole("combobox", { name: "Roles" }).fill("Role keepers");
    await expect(page.getByText("Nothing matches")).toBeVisible();
    await page.keyboard.press("Escape");

    // Nor does the role's page offer the account.
    await page.goto(`/${team.slug}/roles/${keepers.id}`);
    await expect(page.getByText("People only: it has permissions that no service account may ever hold.")).toBeVisible();
    await page.getByRole("button", { name: "Assign", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "To whom" }).fill("Deployer");
    await expect(page.getByText("Nothing matches")).toBeVisible();

    // By a group that it is in.
    const { createGroup } = await ask<{ createGroup: { group: { id: string } } }>(
      person,
      "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }",
      { input: { teamId: team.id, name: "Pipelines" } },
    );
    const group = createGroup.group.id;
    const join = "mutation ($id: ID!, $input: AddGroupMembersInput!) { addGroupMembers(id: $id, input: $input) { userErrors { message code } } }";
    await ask(person, join, { id: group, input: { serviceAccountIds: [account.id] } });
    await dialog.getByRole("combobox", { name: "To whom" }).fill("Pipelines");
    await page.getByRole("option", { name: "Pipelines" }).click();
    await expect(dialog.getByRole("alert")).toContainText(`The role Role keepers can't be assigned to the group Pipelines`);
    await expect(dialog.getByRole("alert")).toContainText(never);
    await expect(dialog.getByRole("button", { name: "Assign role" })).toBeDisabled();

    // By an edit of a role that it has.
    await page.goto(`/${team.slug}/roles/${plain.id}`);
    await page.getByRole("checkbox", { name: /^Assign roles/ }).check();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("No service account may ever hold role-assignment:create, and this role is held by");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toContainText("Deployer");

    // By joining a group that has such a role, and over the API.
    const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message code } } }";
    const made = await ask<{ createGroup: { group: { id: string } } }>(
      person,
      "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }",
      { input: { teamId: team.id, name: "Keepers" } },
    );
    const keeping = made.createGroup.group.id;
    await ask(person, assign, { input: { roleIds: [keepers.id], groupIds: [keeping] } });
    const joined = await ask<{ addGroupMembers: { userErrors: { message: string; code: string }[] } }>(person, join, {
      id: keeping,
      input: { serviceAccountIds: [account.id] },
    });
    expect(joined.addGroupMembers.userErrors[0]).toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("no service account may hold"),
    });
    const direct = await ask<{ assignRoles: { userErrors: { message: string; code: string }[] } }>(person, assign, {
      input: { roleIds: [keepers.id], serviceAccountIds: [account.id] },
    });
    expect(direct.assignRoles.userErrors[0]).toMatchObject({ code: "FORBIDDEN", message: expect.stringContaining(never) });
    const created = await ask<{ createServiceAccount: { userErrors: { message: string }[] } }>(
      person,
      "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { userErrors { message } } }",
      { input: { teamId: team.id, name: "Another", roleIds: [keepers.id] } },
    );
    expect(created.createServiceAccount.userErrors).toHaveLength(1);
  });
});
