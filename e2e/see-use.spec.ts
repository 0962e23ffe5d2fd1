import { addPublicKey } from "./add-public-key";
import { makeApiToken } from "./make-api-token";
import { expect, test } from "./test";

interface Account {
  account: { id: string };
}

test.describe("see what an account does", () => {
  test("its calls by the hour and by the day, as a chart and as a table, and which credential, program and permission it was", async ({
    page,
    signInAs,
    make,
  }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id: token } = await makeApiToken(owner, account.id, { name: "Nightly" });
    await addPublicKey(owner, account.id);
    const use = { teamId: team.id, accountId: account.id, credentialId: token, calls: 12, refusals: 3, permissions: ["service-account:read"] };
    await make("use", use);

    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=activity`);
    const summary = /^Calls and refusals of Jenkins CI by the hour: 12 calls and 3 refusals/;
    await expect(page.getByRole("img", { name: summary })).toBeVisible();
    // For those who can't see the chart, the numbers are there all the same.
    await expect(page.getByRole("table", { name: /^Calls and refusals of Jenkins CI by the hour/ }).getByRole("row")).toHaveCount(2);
    await page.getByRole("img", { name: summary }).hover({ position: { x: 4, y: 100 } });
    await page.getByText("30 days", { exact: true }).click();
    await expect(page).toHaveURL(/span=30d/);
    await expect(page.getByRole("img", { name: /by the day: 12 calls and 3 refusals in the last 30 days/ })).toBeVisible();
    await page.getByRole("button", { name: "Show as table" }).click();
    await expect(page.getByRole("img", { name: /by the day/ })).toHaveCount(0);
    await expect(
      page
        .getByRole("table", { name: /by the day/ })
        .getByRole("row")
        .nth(1),
    ).toContainText(/\(UTC\)123$/);

    const nightly = page.getByRole("table", { name: "Last use of each credential" }).getByRole("row").nth(1);
    await expect(nightly).toContainText("Nightly");
    await expect(nightly).toContainText("203.0.113.7");
    await expect(nightly).toContainText("curl");
    await expect(nightly.getByRole("cell").nth(4)).toHaveText("12");
    await expect(page.getByRole("table", { name: "Last use of each credential" })).toContainText("Never");
    await expect(page.getByRole("table", { name: "Permissions exercised" })).toContainText("service-account:read");

    await nightly.getByRole("link", { name: "Nightly" }).click();
    await expect(page.getByText("by curl from 203.0.113.7")).toBeVisible();
    await page.getByRole("tab", { name: "Activity" }).click();
    await expect(page.getByRole("img", { name: /^Calls and refusals of Nightly by the hour: 12 calls/ })).toBeVisible();
    await expect(page.getByRole("button", { name: /created the API token Nightly/ })).toBeVisible();
  });

  test("one that never called says how to begin, and its events are those of its keys and tokens too", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    await make("account", { teamId: team.id, name: "Nightly backup" });
    await addPublicKey(owner, account.id);
    await makeApiToken(owner, account.id, { name: "Report" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=activity`);
    await expect(page.getByRole("heading", { name: "No calls in the last 48 hours" })).toBeVisible();
    await page.getByRole("button", { name: "Show the last 30 days" }).click();
    await expect(page.getByRole("heading", { name: "No calls in the last 30 days" })).toBeVisible();
    for (const event of [/created the service account Jenkins CI/, /added the public key/, /created the API token Report/])
      await expect(page.getByRole("button", { name: event })).toBeVisible();
    await expect(page.getByText("Nightly backup")).toHaveCount(0);
    await page.getByRole("button", { name: "Show: Everything" }).click();
    await page.getByRole("menuitemradio", { name: "Done by it" }).click();
    await expect(page).toHaveURL(/whose=by/);
    await expect(page.getByRole("heading", { name: "No such event" })).toBeVisible();
    await page.getByRole("link", { name: "Get an access token" }).click();
    await expect(page.getByRole("heading", { name: "Get an access token" })).toBeVisible();
  });

  test("who may not read the audit trail sees the numbers, neither addresses nor events", async ({ page, make, signInAs }) => {
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id: token } = await makeApiToken(owner, account.id, { name: "Nightly" });
    await make("use", { teamId: team.id, accountId: account.id, credentialId: token, calls: 1 });
    await signInAs({ teamId: team.id, permissions: ["service-account:read"] });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=activity`);
    await expect(page.getByRole("img", { name: /: 1 calls? and 0 refusals/ })).toBeVisible();
    await expect(page.getByText("audit:read")).toBeVisible();
    await expect(page.getByRole("table", { name: "Last use of each credential" })).toBeVisible();
    await expect(page.getByText("203.0.113.7")).toHaveCount(0);
    // Its API tokens are told of to those who may read them.
    await expect(page.getByText("Nightly")).toHaveCount(0);
  });
});
