import { expect, test } from "./test";

test.describe("regenerate client keys", () => {
  test("after a question there are new client keys, and the old ones stop at once", async ({ page, signInAs, make, request }) => {
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

  test("while they are made the dialog can't be closed, so that the new secret isn't lost", async ({ page, signInAs, make }) => {
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
});
