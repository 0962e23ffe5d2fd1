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
  // The back button asks as well.
  await page.evaluate(() => window.history.back());
  const leaving = page.getByRole("dialog", { name: "Leave without the secret?" });
  await leaving.getByRole("button", { name: "Stay here" }).click();
  await expect(leaving).toHaveCount(0);
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

test("the new secret stays in sight when its account leaves the list, because its old client id was searched for", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  const { clientKeys } = await make<{ clientKeys: { clientId: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts?search=${clientKeys.clientId}`);
  const actions = page.getByRole("button", { name: "Actions for Jenkins CI" });
  await actions.click();
  await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
  const secret = page.getByRole("status", { name: "Client secret" });
  await expect(secret).toHaveText(/^lks_/);
  await expect(actions).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(secret).toHaveText(/^lks_/);
});

test("a dialog that is at work can't be closed, so that its answer isn't lost", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts`);
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/graphql", async (route) => {
    if (route.request().postData()?.includes("regenerateClientKeys")) await asked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Actions for Jenkins CI" }).click();
  await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Regenerate client keys" }).click();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  await expect(dialog).toContainText("Regenerate client keys of Jenkins CI?");
  answer();
  await expect(dialog).toContainText("You won't see this secret again.");
});

test("the focus goes back to where a dialog was opened", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  await make("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts`);
  const actions = page.getByRole("button", { name: "Actions for Jenkins CI" });
  for (const item of ["Regenerate client keys", "Delete"]) {
    await actions.click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByRole("dialog").locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(actions).toBeFocused();
  }
  await actions.click();
  await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();
  await page.getByRole("button", { name: "Copy client secret" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(actions).toBeFocused();
});

test("a role that was chosen before another product isn't sent with it", async ({ page, signInAs, make }) => {
  const { team } = await signInAs();
  const product = await make<{ name: string }>("product", { teamId: team.id });
  await page.goto(`/${team.slug}/service-accounts/new`);
  await page.getByLabel("Name", { exact: true }).fill("Invoice robot");
  await page.getByLabel("Role").selectOption({ index: 1 });
  await page.getByLabel("Product").selectOption(product.name);
  await expect(page.getByLabel("Role")).toHaveCount(0);
  await page.getByRole("button", { name: "Create service account" }).click();
  await expect(page.getByRole("dialog")).toContainText("You won't see this secret again.");
});

test("when the products can't be loaded the form says so, and loads them again", async ({ page, signInAs }) => {
  const { team } = await signInAs();
  await page.route("**/api/graphql", (route) =>
    route.request().postData()?.includes("ProductChoices")
      ? route.fulfill({ json: { data: null, errors: [{ message: "It went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] } })
      : route.continue(),
  );
  await page.goto(`/${team.slug}/service-accounts/new`);
  await expect(page.getByRole("alert").filter({ hasText: "It went wrong." })).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Product")).toBeVisible();
});

test("from creating to deleting without a mouse, and the next one at once", async ({ page, signInAs }) => {
  const { team } = await signInAs();
  const { keyboard } = page;
  await page.goto(`/${team.slug}/service-accounts/new`);
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type("First robot");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Download client keys" })).toBeFocused();
  const first = page.waitForEvent("download");
  await keyboard.press("Enter");
  expect((await first).suggestedFilename()).toBe("first-robot-client-keys.csv");
  await expect(page.getByRole("button", { name: "Done" })).toBeFocused();
  await keyboard.press("Control+Enter");

  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type("Second robot");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Second robot is created" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Download client keys" })).toBeFocused();
  const second = page.waitForEvent("download");
  await keyboard.press("Enter");
  await second;
  await expect(page.getByRole("button", { name: "Done" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Second robot");

  await page.getByRole("tab", { name: "Overview" }).focus();
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Settings" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Delete service account" }).focus();
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
  await keyboard.type("Second robot");
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/service-accounts$/);
  await page.getByRole("link", { name: "First robot" }).focus();
  await keyboard.press("ArrowUp");
  await expect(page.getByRole("link", { name: "First robot" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("First robot");
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
