import { readFile } from "node:fs/promises";
import { makeGroup } from "./make-group";
import { ask } from "./ask";
import { expect, type SignedIn, test } from "./test";

test.describe("who can do this?", () => {
  test("people and accounts that hold a permission, with the roles and groups that give it, also as a file", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [] });
    await make("account", { teamId: team.id, name: "Idle", roleIds: [] });
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    const { group } = await makeGroup(owner, await make<SignedIn>("person", { teamId: team.id, role: "viewer" }), account.id);
    const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";
    await ask(owner, assign, { input: { roleIds: [id], groupIds: [group] } });

    await page.goto(`/${team.slug}/review`);
    await page.getByRole("navigation", { name: "Review" }).getByRole("link", { name: "Who can do this?" }).click();
    await page.getByRole("button", { name: /Who can read what everybody did\?/ }).click();
    await expect(page).toHaveURL(/permission=audit%3Aread/);
    const row = page.getByRole("row", { name: /Jenkins CI/ });
    await expect(row).toContainText("Operators");
    await expect(row.getByRole("link", { name: "Auditors" })).toBeVisible();
    await expect(page.getByRole("row", { name: /Idle/ })).toHaveCount(0);
    await page.getByRole("button", { name: /^Show:/ }).click();
    await page.getByRole("menuitemradio", { name: "Service accounts" }).click();
    await expect(page.getByText("1 holder", { exact: true })).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    expect(csv.trim().split("\r\n")).toHaveLength(2);
    expect(csv).toContain("Jenkins CI,audit:read,Auditors,Operators");

    await page.getByRole("combobox", { name: "Permission" }).fill("team:update");
    await page.getByRole("option", { name: /^team:update/ }).click();
    await expect(page.getByRole("heading", { name: "No service account can do this" })).toBeVisible();
    await page.getByRole("button", { name: "Show everybody" }).click();
    await page
      .getByRole("row", { name: new RegExp(owner.name) })
      .getByRole("link", { name: owner.name })
      .click();
    await expect(page.getByRole("tab", { name: "Permissions", selected: true })).toBeVisible();
    await page.getByRole("link", { name: /audit:read/ }).click();
    await expect(page).toHaveURL(/review\/access\?permission=audit%3Aread/);
  });

  test("without the permission to read roles the page says so", async ({ page, signInAs }) => {
    const { team } = await signInAs({ permissions: ["service-account:read", "member:read"] });
    await page.goto(`/${team.slug}/review/access`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You may not open this page");
    await expect(page.getByText("role:read")).toBeVisible();
    await page.goto(`/${team.slug}/review`);
    await expect(page.getByRole("navigation", { name: "Review" }).getByRole("link")).toHaveText(["Dormant", "Ending soon"]);
  });
});
