import type { Page } from "playwright/test";
import { askAs } from "./ask-as";
import { openAs } from "./open-as";
import { expect, type SignedIn, test } from "./test";

/** Makes a group over the API. */
async function makeGroup(owner: SignedIn, name: string): Promise<string> {
  const { data } = await askAs<{ createGroup: { group: { id: string } } }>(
    owner,
    "mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id } } }",
    {
      input: { teamId: owner.team.id, name },
    },
  );
  return data!.createGroup.group.id;
}

const assign = (owner: SignedIn, roleIds: string[], groupId: string) =>
  askAs(owner, "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }", { input: { roleIds, groupIds: [groupId] } });

/** Chooses from a list that the server searches. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: label }).fill(name);
  await page.getByRole("option", { name }).click();
}

test.describe("give permissions through groups", () => {
  test("an admin puts permissions on service accounts into a role, the role into a group, a member into the group, and that member can do exactly that", async ({
    page,
    signInAs,
    make,
    browser,
  }) => {
    const owner = await signInAs();
    const { team } = owner;
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    const member = await make<SignedIn>("person", { teamId: team.id, permissions: [] });

    await page.goto(`/${team.slug}/roles/new`);
    await page.getByLabel("Name", { exact: true }).fill("Account managers");
    await page.getByRole("checkbox", { name: "Edit service accounts" }).check();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Account managers");

    await page.goto(`/${team.slug}/groups/new`);
    await page.getByLabel("Name", { exact: true }).fill("Operations");
    await page.getByRole("button", { name: "Create group" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operations");
    await page.getByRole("tab", { name: "Roles" }).click();
    await page.getByRole("button", { name: "Add role" }).click();
    await pick(page, "Roles", "Account managers");
    await page.getByRole("button", { name: "Assign role" }).click();
    await expect(page.getByRole("link", { name: "Account managers" })).toBeVisible();

    await page.getByRole("tab", { name: "Members" }).click();
    await page.getByRole("button", { name: "Add members" }).first().click();
    await pick(page, "Members", member.name);
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("status")).toContainText(member.name);
    await expect(dialog.getByRole("status")).toContainText("gains service-account:read, service-account:update");
    await dialog.getByRole("button", { name: "Add member" }).click();
    await expect(page.getByRole("link", { name: member.name })).toBeVisible();
    await page.getByRole("tab", { name: "Activity" }).click();
    await expect(page.getByRole("row", { name: `added ${member.name} to the group Operations` })).toBeVisible();
    await expect(page.getByRole("row", { name: "assigned the role Account managers to Operations" })).toBeVisible();

    const theirs = await openAs(browser, member, `/${team.slug}/service-accounts`);
    await theirs.getByRole("switch", { name: "Jenkins CI enabled" }).click();
    await expect(theirs.getByRole("switch", { name: "Jenkins CI enabled" })).not.toBeChecked();
    await expect(theirs.getByRole("link", { name: "New service account" })).toHaveCount(0);
    await expect(theirs.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Home", "Service accounts", "Review", "API explorer"]);
    const refused = await askAs(member, "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { userErrors { message } } }", {
      input: { teamId: team.id, name: "More" },
    });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", requiredPermission: "service-account:create" });
    await theirs.context().close();
  });

  test("of a group with roles of several products a service account has those of its own, and both pages say why not the others", async ({
    page,
    signInAs,
    make,
    request,
  }) => {
    const owner = await signInAs();
    const { team } = owner;
    const product = await make<{ id: string; name: string }>("product", { teamId: team.id });
    const reader = await make<{ id: string }>("role", { teamId: team.id, productId: product.id, permissions: ["things:read"], name: "Reader of things" });
    const lister = await make<{ id: string }>("role", { teamId: team.id, permissions: ["service-account:read"], name: "Lister" });
    const group = await makeGroup(owner, "Importers");
    await assign(owner, [reader.id, lister.id], group);
    const { account, clientKeys } = await make<{ account: { id: string; name: string }; clientKeys: { clientId: string; clientSecret: string } }>("account", {
      teamId: team.id,
      name: "Data import",
      productId: product.id,
    });

    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=groups`);
    await page.getByRole("button", { name: "Add to a group" }).click();
    await pick(page, "Group", "Importers");
    await expect(page.getByRole("dialog").getByRole("status")).toContainText(`gains things:read (${product.name})`);
    await page.getByRole("dialog").getByRole("button", { name: "Add to group" }).click();
    const roles = page.getByRole("list", { name: "Roles of Importers" });
    await expect(roles.getByRole("listitem").filter({ hasText: "Reader of things" })).toContainText("Counts");
    await expect(roles.getByRole("listitem").filter({ hasText: "Lister" })).toContainText(
      `Doesn't count. It is a role for Latchkey; this service account is for ${product.name}.`,
    );
    await page.goto(`/${team.slug}/groups/${group}?tab=roles`);
    await expect(page.getByText(`Doesn't count for its service account, which is for ${product.name}, not Latchkey.`)).toBeVisible();
    await expect(page.getByText("Counts for its service account.")).toBeVisible();

    const answer = await request.post("/oauth/token", {
      form: { grant_type: "client_credentials", client_id: clientKeys.clientId, client_secret: clientKeys.clientSecret },
    });
    expect(((await answer.json()) as { scope: string }).scope).toBe("things:read");
  });

  test("several members come and go at once, for a time or for good", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const group = await makeGroup(owner, "On call");
    await make("account", { teamId: team.id, name: "Pager" });
    const member = await make<SignedIn>("person", { teamId: team.id, role: "viewer" });
    await page.goto(`/${team.slug}/groups/${group}`);
    await page.getByRole("button", { name: "Add members" }).first().click();
    await pick(page, "Members", member.name);
    await pick(page, "Members", "Pager");
    await page.getByRole("dialog").getByLabel("Until").selectOption({ label: "7 days" });
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Nobody gains or loses a permission by this.");
    await page.getByRole("dialog").getByRole("button", { name: "Add 2 members" }).click();
    await expect(page.getByRole("row", { name: /Pager/ })).toContainText("in 7 days");
    await page.getByRole("button", { name: "Show: All" }).click();
    await page.getByRole("menuitemradio", { name: "People" }).click();
    await expect(page.getByRole("row", { name: /Pager/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Show: People" }).click();
    await page.getByRole("menuitemradio", { name: "All" }).click();
    await expect(page.getByRole("row", { name: /Pager/ })).toBeVisible();
    await page.getByRole("checkbox", { name: "Select all" }).check();
    await page.getByRole("button", { name: "Remove from group" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove 2 members" }).click();
    await expect(page.getByRole("heading", { name: "Nobody is in this group yet" })).toBeVisible();
  });

  test("a group is deleted after it was said who loses what", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const role = await make<{ id: string }>("role", { teamId: team.id, permissions: ["product:read"], name: "Product readers" });
    const member = await make<SignedIn>("person", { teamId: team.id, permissions: [] });
    const group = await makeGroup(owner, "Readers");
    await assign(owner, [role.id], group);
    await page.goto(`/${team.slug}/groups/${group}`);
    await page.getByRole("button", { name: "Add members" }).first().click();
    await pick(page, "Members", member.name);
    await page.getByRole("dialog").getByRole("button", { name: "Add member" }).click();
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByLabel("Description (optional)").fill("Those who look at products");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("banner").or(page.getByRole("main")).getByText("Those who look at products").first()).toBeVisible();
    await page.getByRole("button", { name: "Delete group" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("It has 1 member, 0 service accounts and 1 role.");
    await expect(dialog.getByRole("status")).toContainText("loses product:read");
    await dialog.getByRole("textbox").fill("Readers");
    await dialog.getByRole("button", { name: "Delete Readers" }).click();
    await expect(page.getByRole("heading", { name: "No groups yet" })).toBeVisible();
  });

  test("a service account with Latchkey's own permissions can't join a group with permissions over people, and is told so before it is saved", async ({
    page,
    signInAs,
    make,
  }) => {
    const owner = await signInAs();
    const { team } = owner;
    const role = await make<{ id: string }>("role", { teamId: team.id, permissions: ["role:read", "role-assignment:create"], name: "Assigners" });
    const group = await makeGroup(owner, "Admins");
    await assign(owner, [role.id], group);
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/groups/${group}`);
    await page.getByRole("button", { name: "Add members" }).first().click();
    await pick(page, "Members", "Jenkins CI");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("Jenkins CI can't join: the group holds the role Assigners");
    await expect(dialog.getByRole("button", { name: "Add member" })).toBeDisabled();
  });
});

test("make a group and put somebody into it by keyboard alone", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  const member = await make<SignedIn>("person", { teamId: team.id, role: "viewer" });
  const { keyboard } = page;
  await page.goto(`/${team.slug}/groups/new`);
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type("Operations");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Operations");
  await page.getByRole("button", { name: "Add members" }).first().focus();
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("combobox", { name: "Members" })).toBeFocused();
  await keyboard.type(member.name);
  await expect(page.getByRole("listbox").getByRole("option")).toHaveText([new RegExp(member.name)]);
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Add member" }).focus();
  await keyboard.press("Enter");
  await expect(page.getByRole("link", { name: member.name })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
