import { checkShown } from "./check-page";
import { openAs } from "./open-as";
import { ask } from "./ask";
import { registerRamp } from "./ramp";
import { expect, type SignedIn, test } from "./test";

test.describe("manage roles", () => {
  test("make one of a product's permissions; what one depends on comes along", async ({ page, signInAs }) => {
    const person = await signInAs();
    const { team } = person;
    await registerRamp(person);
    await page.goto(`/${team.slug}/roles`);
    await page.getByRole("link", { name: "New role" }).click();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByText("Enter a name.")).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Key turners");
    await page.getByRole("checkbox", { name: /^Regenerate client keys/ }).check();
    await expect(page.getByRole("checkbox", { name: /^Read service accounts/ })).toBeChecked();
    await page.getByRole("checkbox", { name: /^Read service accounts/ }).uncheck();
    await expect(page.getByText(/^0 of \d+ chosen$/)).toBeVisible();
    await page.getByRole("combobox", { name: "Product" }).selectOption("RAMP");
    await page.getByRole("checkbox", { name: "All of GlobalInstance" }).check();
    await expect(page.getByText("2 of 3 chosen")).toBeVisible();
    await page.getByRole("button", { name: "Create role" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Key turners");
    await page.getByRole("main").getByRole("link", { name: "Roles" }).click();
    await page.getByRole("searchbox").fill("turner");
    await expect(page.getByRole("row", { name: /Key turners/ })).toContainText("RAMP");
    await expect(page.getByText("1 role", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Kind/ }).click();
    await page.getByRole("menuitemradio", { name: "Built in" }).click();
    await expect(page.getByText("No role matches")).toBeVisible();
  });

  test("before a change is saved, the page says who gains and who loses by it", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read", "product:read"], name: "Watchers" });
    await make("account", { teamId: team.id, name: "Jenkins CI", roleIds: [id] });
    await page.goto(`/${team.slug}/roles/${id}`);
    await page.getByRole("checkbox", { name: /^Read the audit trail/ }).uncheck();
    await page.getByRole("checkbox", { name: /^Edit products/ }).check();
    const impact = page.getByRole("status").filter({ hasText: "Jenkins CI" });
    await expect(impact).toContainText("gains product:update");
    await expect(impact).toContainText("loses audit:read");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("checkbox", { name: /^Edit products/ })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: /^Read the audit trail/ })).not.toBeChecked();
    await page.getByRole("tab", { name: "Activity" }).click();
    await expect(page.getByText(/edited the role/).first()).toBeVisible();
  });

  test("two people who edit it lose nothing of each other's", async ({ page, browser, signInAs, make }) => {
    const person = await signInAs();
    const { team } = person;
    const colleague = await make<SignedIn>("person", { teamId: team.id });
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["product:read"], name: "Watchers" });
    const path = `/${team.slug}/roles/${id}`;
    await page.goto(path);
    await page.getByRole("checkbox", { name: /^Read the audit trail/ }).check();
    const theirs = await openAs(browser, colleague, path);
    await theirs.getByRole("checkbox", { name: /^Read service accounts/ }).check();
    await theirs.getByRole("button", { name: "Save changes" }).click();
    await expect(theirs.getByText("Saved", { exact: true })).toBeVisible();
    await theirs.context().close();
    await page.getByRole("button", { name: "Save changes" }).click();
    const notice = page.getByRole("alert").filter({ hasText: `${colleague.name} changed this role` });
    await expect(notice).toContainText("service-account:read");
    await expect(notice).toContainText("audit:read");
    await checkShown(page, "conflict");
    await notice.getByRole("button", { name: "Take theirs" }).click();
    await expect(page.getByRole("checkbox", { name: /^Read service accounts/ })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: /^Read the audit trail/ })).not.toBeChecked();
  });

  test("a built-in one can't be changed, but cloned", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/roles`);
    await page.getByRole("link", { name: "Viewer", exact: true }).click();
    await expect(page.getByText("It comes with Latchkey and can't be changed.")).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Delete role" })).toHaveCount(0);
    await page.getByRole("button", { name: "Clone" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Viewer");
    await dialog.getByRole("button", { name: "Clone role" }).click();
    await expect(
      dialog
        .getByText(/name/i)
        .filter({ hasText: /taken|already|other/i })
        .first(),
    ).toBeVisible();
    await dialog.getByLabel("Name", { exact: true }).fill("Viewer without people");
    await dialog.getByRole("button", { name: "Clone role" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Viewer without people");
    await expect(page.getByRole("checkbox", { name: /^Read members/ })).toBeChecked();
  });

  test("one that is assigned isn't deleted, unless its holders get another", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    await make("role", { teamId: team.id, permissions: ["product:read"], name: "Product watchers" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [id] });
    await page.goto(`/${team.slug}/roles/${id}`);
    await page.getByRole("button", { name: "Delete role" }).click();
    const dialog = page.getByRole("dialog", { name: "Auditors is still assigned" });
    await expect(dialog.getByRole("link", { name: "Jenkins CI" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Delete Auditors" })).toBeDisabled();
    await dialog.getByRole("combobox", { name: "Hand its holders another role" }).fill("watchers");
    await page.getByRole("option", { name: "Product watchers" }).click();
    await expect(dialog.getByRole("status").filter({ hasText: "Jenkins CI" })).toContainText("gains product:read");
    await expect(dialog).toContainText("loses audit:read");
    await dialog.getByRole("button", { name: "Delete Auditors" }).click();
    await expect(page).toHaveURL(/\/roles$/);
    await expect(page.getByRole("link", { name: "Auditors" })).toHaveCount(0);
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=roles`);
    await expect(page.getByRole("link", { name: "Product watchers" })).toBeVisible();
  });

  test("a permission that roles use leaves its product only with a look at who loses it", async ({ page, signInAs, make }) => {
    const person = await signInAs();
    const { team } = person;
    const { productId, roles } = await registerRamp(person);
    await make("account", { teamId: team.id, name: "Scanner", productId, roleIds: [roles.GlobalTemplateViewer] });
    await page.goto(`/${team.slug}/products/${productId}`);
    await page.getByRole("button", { name: "Remove permission 3" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    const dialog = page.getByRole("dialog", { name: "Roles permit what you remove from RAMP" });
    await expect(dialog.getByRole("link", { name: "GlobalTemplateViewer" })).toBeVisible();
    await expect(dialog).toContainText("loses GlobalTemplate:view");
    await dialog.getByRole("button", { name: "Remove it from these roles too" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    const { role } = await ask<{ role: { permissions: unknown[] } }>(person, "query ($id: ID!) { role(id: $id) { permissions { name } } }", {
      id: roles.GlobalTemplateViewer,
    });
    expect(role.permissions).toEqual([]);
  });

  test("nobody puts into a role what they don't hold, and the box says why", async ({ page, signInAs, make }) => {
    const owner = await make<SignedIn>("person", {});
    const { team } = owner;
    await signInAs({ teamId: team.id, permissions: ["role:read", "role:create", "product:read", "audit:read"] });
    await page.goto(`/${team.slug}/roles/new`);
    const box = page.getByRole("checkbox", { name: /^Delete service accounts/ });
    await expect(box).toBeDisabled();
    await expect(box).toHaveAccessibleDescription("You don't hold it, so you can't give it.");
    await expect(page.getByRole("checkbox", { name: /^Edit roles/ })).toBeDisabled();
    await expect(page.getByRole("checkbox", { name: /^Read the audit trail/ })).toBeEnabled();
  });
});
