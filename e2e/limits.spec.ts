import type { Page } from "playwright/test";
import { makeApiToken } from "./make-api-token";
import { ask } from "./ask";
import { expect, test } from "./test";

interface Account {
  account: { id: string };
  clientKeys: { clientId: string; clientSecret: string };
}

const setLimits = "mutation ($id: ID!, $input: SetServiceAccountLimitsInput!) { setServiceAccountLimits(id: $id, input: $input) { userErrors { message } } }";
const limits = (page: Page) => page.locator("section").filter({ has: page.getByRole("heading", { name: "Limits", exact: true }) });

test("an account's limits are set by keyboard, its page says what is used, and beyond them it is refused", async ({ page, request, signInAs, make }) => {
  const { team } = await signInAs();
  const { account, clientKeys } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
  const path = `/${team.slug}/service-accounts/${account.id}`;
  await page.goto(path);
  await expect(limits(page).getByText("Any number.")).toHaveCount(2);
  await limits(page).getByRole("link", { name: "Change limits" }).click();
  const perDay = page.getByLabel("Tokens per day");
  await expect(perDay).toBeInViewport();
  await perDay.fill("0");
  await perDay.press("Enter");
  await expect(page.getByText("Enter a whole number from 1 to 10,000,000, or nothing for any number.")).toBeVisible();
  await expect(perDay).toBeFocused();
  await perDay.fill("3");
  await perDay.press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const get = () =>
    request.post("/oauth/token", { form: { grant_type: "client_credentials", client_id: clientKeys.clientId, client_secret: clientKeys.clientSecret } });
  for (let n = 0; n < 3; n++) expect((await get()).status()).toBe(200);
  const refused = await get();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);

  await page.goto(path);
  await expect(page.getByRole("meter", { name: "Tokens per day" })).toHaveAttribute("aria-valuetext", "3 of 3 used today (UTC)");
  await expect(limits(page).getByText("it gets no more tokens until midnight, UTC")).toBeVisible();
  await page.goto(`${path}?tab=settings`);
  await perDay.fill("");
  await perDay.press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  expect((await get()).status()).toBe(200);
});

test("limits that somebody else has changed meanwhile are chosen between", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
  await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=settings`);
  const perMinute = page.getByLabel("Calls per minute");
  await perMinute.fill("100");
  await ask(owner, setLimits, { id: account.id, input: { requestsPerMinute: 200, grantsPerDay: 50 } });
  await page.getByRole("button", { name: "Save limits" }).click();
  const field = page.getByRole("region", { name: "Calls per minute" });
  await expect(field).toContainText("200");
  await expect(field).toContainText("100");
  await field.getByRole("button", { name: "Take theirs" }).click();
  await expect(perMinute).toHaveValue("200");
  await expect(page.getByLabel("Tokens per day")).toHaveValue("50");
});

test("an API token has a limit of its own, beside its account's", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { team } = owner;
  const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
  const { id, token } = await makeApiToken(owner, account.id, { name: "Nightly" });
  await ask(owner, setLimits, { id: account.id, input: { requestsPerMinute: 600 } });
  await page.goto(`/${team.slug}/tokens/${id}?tab=settings`);
  await page.getByLabel("Calls per minute").fill("1,000");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("It counts from the token's next call on.")).toBeVisible();
  await page.getByRole("tab", { name: "Overview" }).click();
  await expect(page.getByRole("meter", { name: "Calls per minute", exact: true })).toHaveAttribute("aria-valuemax", "1000");
  await expect(page.getByRole("meter", { name: "Calls per minute of Jenkins CI" })).toHaveAttribute("aria-valuemax", "600");
  expect(token).toMatch(/^lk_/);
});

test("who may not change limits sees them, and which permission it takes", async ({ page, signInAs, make }) => {
  const owner = await signInAs();
  const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
  await ask(owner, setLimits, { id: account.id, input: { grantsPerDay: 5 } });
  const onlooker = await signInAs({ teamId: owner.team.id, permissions: ["service-account:read"] });
  await page.goto(`/${onlooker.team.slug}/service-accounts/${account.id}`);
  await expect(page.getByRole("meter", { name: "Tokens per day" })).toHaveAttribute("aria-valuetext", "0 of 5 used today (UTC)");
  await expect(page.getByRole("link", { name: "Change limits" })).toHaveCount(0);
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(limits(page).getByText("service-account:update")).toBeVisible();
});
