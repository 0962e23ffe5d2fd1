import { Webhook } from "standardwebhooks";
import { makeWebhook } from "./make-webhook";
import { ask } from "./ask";
import { startReceiver } from "./start-receiver";
import { expect, test } from "./test";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
test.beforeEach(async () => {
  receiver = await startReceiver();
});
test.afterEach(() => receiver.stop());

const disable = "mutation ($id: ID!) { disableServiceAccount(id: $id) { userErrors { message } } }";

test("an account gets a webhook, which hears what its icon is pressed for, signed with the secret that was shown once", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { account } = await make<{ account: { id: string } }>("account", { teamId: owner.team.id, name: "Jenkins CI" });
  await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=notifications`);
  await page.getByRole("link", { name: "New webhook" }).click();
  await page.getByLabel("Name", { exact: true }).fill("On-call");
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByRole("button", { name: "Create webhook" }).click();
  const secret = await page.getByRole("status", { name: "Signing secret" }).textContent();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Close without the secret" }).click();

  const cell = page.getByRole("button", { name: "Tell On-call of Account", exact: true });
  await expect(page.getByRole("button", { name: "Tell On-call of Leaks" })).toHaveAttribute("aria-pressed", "true");
  await expect(cell).toHaveAttribute("aria-pressed", "false");
  const saved = page.waitForResponse((response) => response.request().postData()?.includes("UpdateWebhook(") ?? false);
  await cell.click();
  await expect(cell).toHaveAttribute("aria-pressed", "true");
  await saved;
  await ask(owner, disable, { id: account.id });
  await expect.poll(() => receiver.messages.length).toBe(1);
  const [{ body, headers }] = receiver.messages as [(typeof receiver.messages)[number]];
  expect(new Webhook(secret!).verify(body, headers)).toMatchObject({ type: "service-account.disable" });
});

test("the last event of a webhook stays, with a word on why", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { account } = await make<{ account: { id: string } }>("account", { teamId: owner.team.id, name: "Jenkins CI" });
  await makeWebhook(owner, { serviceAccountId: account.id, url: receiver.url });
  await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=notifications`);
  const cell = page.getByRole("button", { name: "Tell On-call of Leaks" });
  await cell.click();
  await expect(page.getByText("On-call has to tell of something")).toBeVisible();
  await expect(cell).toHaveAttribute("aria-pressed", "true");
});

test("the delivery log shows what the receiver answered, and sends again under the same id", async ({ page, signInAs }) => {
  const owner = await signInAs();
  const id = await makeWebhook(owner, { teamId: owner.team.id, url: receiver.url });
  receiver.answer(503);
  await page.goto(`/${owner.team.slug}/webhooks`);
  await page.getByRole("link", { name: "On-call" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await page.getByRole("button", { name: "webhook.test" }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("The receiver is being mended.").first()).toBeVisible();
  receiver.answer(204);
  await drawer.getByRole("button", { name: "Send again" }).click();
  await expect(drawer.getByText("Delivered").first()).toBeVisible({ timeout: 20_000 });
  const ids = new Set(receiver.messages.map(({ headers }) => headers["webhook-id"]));
  expect(ids.size).toBe(1);
  await page.goto(`/${owner.team.slug}/webhooks/${id}?status=failed`);
  await expect(page.getByText("Nothing is given up")).toBeVisible();
});

test("a webhook is disabled with undo, and deleted by its name", async ({ page, signInAs }) => {
  const owner = await signInAs();
  const id = await makeWebhook(owner, { teamId: owner.team.id, url: receiver.url });
  await page.goto(`/${owner.team.slug}/webhooks/${id}?tab=settings`);
  await page.getByRole("button", { name: "Disable webhook" }).click();
  await expect(page.getByText("On-call is disabled")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("On-call is enabled")).toBeVisible();
  await page.getByRole("button", { name: "Delete webhook" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("On-call");
  await page.getByRole("dialog").getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByRole("heading", { name: "No webhooks yet" })).toBeVisible();
});

test("who may not read the activity sees what became of a delivery, and which permission its message takes", async ({ page, signInAs }) => {
  const owner = await signInAs();
  const id = await makeWebhook(owner, { teamId: owner.team.id, url: receiver.url });
  await ask(owner, "mutation ($id: ID!) { testWebhook(id: $id) { userErrors { message } } }", { id });
  const onlooker = await signInAs({ teamId: owner.team.id, permissions: ["webhook:read"] });
  await page.goto(`/${onlooker.team.slug}/webhooks/${id}`);
  await page.getByRole("button", { name: "webhook.test" }).click();
  await expect(page.getByRole("dialog").getByText("audit:read")).toBeVisible();
});
