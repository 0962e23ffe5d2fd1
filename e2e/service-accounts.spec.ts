import { readFile } from "node:fs/promises";
import { expect, test } from "./test";

test("an account is created by keyboard, its keys are shown once and can be downloaded", async ({ page, signInAs }) => {
  const { team } = await signInAs();
  await page.goto(`/${team.slug}/service-accounts`);
  await page.getByRole("link", { name: "New service account" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("=cmd|'/c calc'!A1");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("You won't see this secret again.");
  const secret = await dialog.getByRole("status", { name: "Client secret" }).innerText();
  expect(secret).toMatch(/^lks_/);

  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toContainText("Close without the secret?");
  await dialog.getByRole("button", { name: "Stay here" }).click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download client keys" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toMatch(/^client_id,client_secret\r\nlkc_[0-9a-f]{32},lks_[\w-]{43}\r\n$/);
  await dialog.getByRole("button", { name: "Done" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("=cmd|'/c calc'!A1");
  await expect(page.locator("html")).not.toContainText(secret);
  await page.goBack();
  await expect(page.locator("html")).not.toContainText(secret);
});

test("a name that is taken is told on its field, and nothing typed is lost", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts/new`);
  await page.getByLabel("Name", { exact: true }).fill("jenkins ci");
  await page.getByLabel("Description (optional)").fill("Kept");
  await page.getByRole("button", { name: "Create service account" }).click();
  await expect(page.getByText("The team has a service account of this name. Choose another.")).toBeVisible();
  await expect(page.getByLabel("Description (optional)")).toHaveValue("Kept");
});

test("the list is searched, filtered and paged by the server, and its state is the URL's", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("seed", { teamId: team.id, count: 60 });
  await make("account", { teamId: team.id, name: "Zebra" });
  await page.goto(`/${team.slug}/service-accounts`);
  await expect(page.getByText("61 service accounts")).toBeVisible();
  await page
    .getByRole("button", { name: "Next" })
    .or(page.getByRole("link", { name: "Next" }))
    .click();
  await expect(page).toHaveURL(/after=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/after=/);

  await page.getByRole("searchbox").fill("zebra");
  await expect(page.getByText("1 service account", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("zebra");
  await expect(page.getByRole("switch")).toHaveCount(1);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: /^State/ }).click();
  await page.getByRole("menuitemradio", { name: "Disabled" }).click();
  await expect(page.getByText("6 service accounts", { exact: true })).toBeVisible();
});

test("the switch turns an account off at once, and back when the server refuses", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts`);
  const toggle = page.getByRole("switch", { name: "Jenkins CI enabled" });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await page.reload();
  await expect(toggle).not.toBeChecked();

  await page.route("**/api/graphql", (route) => (route.request().postData()?.includes("enableServiceAccount") ? route.abort() : route.continue()));
  await toggle.click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(toggle).not.toBeChecked();
});

test("keys are regenerated after a question; the old ones stop", async ({ page, signInAs, make, request }) => {
  const { team } = await signInAs();
  const { clientKeys } = await make<{ clientKeys: { clientId: string; clientSecret: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
  const grant = (keys: { clientId: string; clientSecret: string }) =>
    request.post("/oauth/token", { form: { grant_type: "client_credentials", client_id: keys.clientId, client_secret: keys.clientSecret } });
  expect((await grant(clientKeys)).status()).toBe(200);
  await page.goto(`/${team.slug}/service-accounts`);
  await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
  await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("You won't see this secret again.");
  const keys = {
    clientId: await dialog.getByRole("status", { name: "Client id" }).innerText(),
    clientSecret: await dialog.getByRole("status", { name: "Client secret" }).innerText(),
  };
  expect((await grant(clientKeys)).status()).toBe(401);
  expect((await grant(keys)).status()).toBe(200);
});

test("an account is deleted only by its name", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts`);
  await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Delete Jenkins CI" });
  await expect(confirm).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill("Jenkins CI");
  await confirm.click();
  await expect(page.getByRole("switch", { name: "Jenkins CI enabled" })).toHaveCount(0);
});

test("a name that is markup is shown as text, everywhere", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  const name = "<img src=x onerror=document.title='owned'>";
  const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name });
  for (const path of ["service-accounts", `service-accounts/${account.id}`, "activity"]) {
    await page.goto(`/${team.slug}/${path}`);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page).not.toHaveTitle("owned");
  }
});
