import { checkShown } from "./check-page";
import { expect, test } from "./test";

test.describe("review activity", () => {
  test("of the team: by who, what and when, which the URL says", async ({ page, signInAs, make }) => {
    const { team, name } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing.${team.slug}.example.com`);
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");

    await page.goto(`/${team.slug}/activity`);
    await page.getByRole("button", { name: "By: All", exact: true }).click();
    await page.getByRole("option", { name: `${name} (you)` }).click();
    await expect(page).toHaveURL(/actor=/);
    await expect(page.getByRole("button", { name: `By: ${name}` })).toBeFocused();
    await page.getByRole("button", { name: "On: All", exact: true }).click();
    await page.getByRole("combobox").fill("bill");
    await page.getByRole("option", { name: "Billing" }).click();
    await page.getByRole("button", { name: "Time: All", exact: true }).click();
    await page.getByRole("button", { name: "Last hour" }).click();
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "On: Billing", exact: true })).toBeVisible();
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Time: Last hour", exact: true }).click();
    await page.getByLabel("From").fill("2020-01-01");
    await page.getByLabel("Until").fill("2020-01-31");
    await page.getByRole("button", { name: "Show these days" }).click();
    await expect(page.getByRole("heading", { name: "No such event" })).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page).toHaveURL(`/${team.slug}/activity`);
  });

  test("of the team: by words, which the URL says", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await make("account", { teamId: team.id, name: "Nightly backup" });
    await page.goto(`/${team.slug}/activity`);
    const field = page.getByRole("searchbox", { name: /^Search/ });
    const of = (name: string) => page.getByRole("button", { name: new RegExp(`created the service account ${name}`) });
    await expect(of("Nightly backup")).toBeVisible();
    await field.fill("create JENKINS");
    await expect(page).toHaveURL(/search=create\+JENKINS/);
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
    await expect(of("Nightly backup")).toHaveCount(0);
    await page.reload();
    await expect(field).toHaveValue("create JENKINS");
    await expect(of("Jenkins CI")).toBeVisible();
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("dialog", { name: "Export events" })).toContainText("search=create+JENKINS");
    await page.keyboard.press("Escape");

    await field.fill("je");
    await expect(page.getByRole("heading", { name: "Type a little more" })).toBeVisible();
    await checkShown(page, "a search that is too short");
    await field.fill("nobody 100%_");
    await expect(page.getByRole("heading", { name: "No such event" })).toBeVisible();
    await page.getByRole("button", { name: "Clear search" }).click();
    await expect(of("Nightly backup")).toBeVisible();
    await expect(page).toHaveURL(`/${team.slug}/activity`);
  });

  test("a link to an event opens it also when it isn't in the list, and it stays open when the list goes on", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/products/new`);
    await page.getByLabel("Name", { exact: true }).fill("Billing");
    await page.getByLabel("Audience").fill(`https://billing.${team.slug}.example.com`);
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
    await page.goto(`/${team.slug}/activity`);
    await page.getByRole("button", { name: /created the product Billing/ }).click();
    const link = page.url();
    const drawer = page.getByRole("dialog", { name: "Product created" });
    await expect(drawer).toBeVisible();

    await page.route("**/api/graphql", async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data: { auditEvents?: object } };
      const none = { nodes: [], totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
      await route.fulfill({ response, json: answer.data.auditEvents ? { data: { auditEvents: none } } : answer });
    });
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await expect(page.getByText("Nothing has happened yet")).toBeAttached();
    await expect(drawer).toContainText("Billing");
    await page.unrouteAll();

    await page.goto(`${link}&action=product.delete`);
    await expect(drawer).toContainText("Billing");
    await page.keyboard.press("Escape");
    await expect(drawer).toHaveCount(0);
    await page.goto(`${link.replace(/evt_\w+|event=[^&]+/, "event=audit_nothing")}`);
    await expect(page.getByRole("dialog", { name: "There is no such event" })).toBeVisible();
  });

  test("of one service account, and the same over the API", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    await make("account", { teamId: team.id, name: "Nightly backup" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=activity`);
    await expect(page.getByRole("button", { name: /created the service account Jenkins CI/ })).toBeVisible();
    await expect(page.getByText("Nightly backup")).toHaveCount(0);
    await page.getByRole("button", { name: /^About these events/ }).click();
    const drawer = page.getByRole("dialog", { name: "About these events" });
    await expect(drawer).toContainText("query AuditEvents");
    await expect(drawer).toContainText(`"serviceAccountId": "${account.id}"`);
    await drawer.getByRole("tab", { name: "curl" }).click();
    await expect(drawer).toContainText("Authorization: Bearer");
    await checkShown(page, "help of the events");
  });
});
