import { makeWebhook } from "./make-webhook";
import { ask } from "./ask";
import { startReceiver } from "./start-receiver";
import { expect, test } from "./test";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.stop());

const publish = "mutation ($input: PublishProductEventInput!) { publishProductEvent(input: $input) { userErrors { message } } }";

test("a product declares an event by keyboard, a webhook chooses it in the grid, and hears of it", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { team } = owner;
  const product = await make<{ id: string; name: string }>("product", { teamId: team.id });
  const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", productId: product.id, roleIds: [] });
  await makeWebhook(owner, { serviceAccountId: account.id, url: receiver.url });
  const { keyboard } = page;
  await page.goto(`/${team.slug}/products/${product.id}`);
  await page.getByRole("button", { name: "Add event" }).focus();
  await keyboard.press("Enter");
  const name = page.getByLabel("Name of event 1");
  await name.fill("Deployment finished");
  await name.press("Enter");
  await expect(page.getByText("Lower-case words with dots between, such as deployment.finished.")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("deployment.finished");
  await keyboard.press("Tab");
  await keyboard.type("A deployment went live.");
  await keyboard.press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=notifications`);
  const cell = page.getByRole("button", { name: "Tell On-call of deployment.finished" });
  await expect(cell).toHaveAttribute("aria-pressed", "false");
  const saved = page.waitForResponse((response) => response.request().postData()?.includes("UpdateWebhook(") ?? false);
  await cell.focus();
  await keyboard.press("Space");
  await expect(cell).toHaveAttribute("aria-pressed", "true");
  await saved;
  await ask(owner, publish, { input: { productId: product.id, event: "deployment.finished", title: "Shop 2.4 is live" } });
  await expect.poll(() => receiver.messages.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(["product.deployment.finished"]);
});

test("events that somebody else has declared meanwhile aren't overwritten unseen", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const product = await make<{ id: string }>("product", { teamId: owner.team.id });
  await page.goto(`/${owner.team.slug}/products/${product.id}`);
  await page.getByRole("button", { name: "Add event" }).click();
  await page.getByLabel("Name of event 1").fill("mine.done");
  const set = "mutation ($id: ID!, $input: SetProductEventsInput!) { setProductEvents(productId: $id, input: $input) { userErrors { message } } }";
  await ask(owner, set, { id: product.id, input: { events: [{ name: "theirs.done" }] } });
  await page.getByRole("button", { name: "Save events" }).click();
  const field = page.getByRole("region", { name: "Events" });
  await expect(field).toContainText("theirs.done");
  await expect(field).toContainText("mine.done");
  await field.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByLabel("Name of event 1")).toHaveValue("theirs.done");
});
