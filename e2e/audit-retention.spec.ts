import { askAs } from "./ask-as";
import { expect, test } from "./test";

const policyOf = "query ($id: ID!) { auditPolicy(teamId: $id) { retentionDays } }";

test.describe("how long events are kept", () => {
  test("a shorter time asks first, says how many go, and takes the team's name; a longer one doesn't", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    await make("events", { teamId: team.id, count: 7, daysAgo: 100 });
    await page.goto(`/${team.slug}/settings`);
    await page.getByLabel("Only for so many days").check();
    await page.getByLabel("Days", { exact: true }).fill("7");
    await page.getByRole("button", { name: "Save retention" }).click();
    await expect(page.getByText("Enter a whole number of days, from 30 to 36,500.")).toBeVisible();
    await expect(page.getByLabel("Days", { exact: true })).toBeFocused();
    await page.getByLabel("Days", { exact: true }).fill("90");
    await page.getByRole("button", { name: "Save retention" }).click();
    const question = page.getByRole("dialog", { name: "Delete events older than 90 days?" });
    await expect(question).toContainText("7 events of before");
    await expect(question.getByRole("link", { name: "export them from the activity" })).toHaveAttribute("href", /activity\?until=\d{4}-\d\d-\d\d$/);
    await question.getByRole("button", { name: "Cancel" }).click();
    expect((await askAs(owner, policyOf, { id: team.id })).data).toEqual({ auditPolicy: { retentionDays: null } });

    await page.getByRole("button", { name: "Save retention" }).click();
    await expect(question.getByRole("button", { name: "Delete older events" })).toBeDisabled();
    await question.getByLabel(/^Type/).fill(team.name);
    await question.getByRole("button", { name: "Delete older events" }).click();
    await expect(page.getByText("Events are kept for 90 days. What is older goes within the hour.")).toBeVisible();
    expect((await askAs(owner, policyOf, { id: team.id })).data).toEqual({ auditPolicy: { retentionDays: 90 } });

    await page.getByLabel("Days", { exact: true }).fill("400");
    await page.getByRole("button", { name: "Save retention" }).click();
    await expect(page.getByText("Events are kept for 400 days.")).toBeVisible();
    await expect(page.getByText("audit verify")).toBeVisible();
    await page.goto(`/${team.slug}/activity`);
    await page
      .getByRole("button", { name: /changed how long audit events/ })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toContainText(/Retention days.*90.*400/);
  });

  test("who may read the trail alone sees it, and whom to ask", async ({ page, make, signInAs }) => {
    const { team } = await make<{ team: { id: string; slug: string } }>("person", {});
    await signInAs({ teamId: team.id, permissions: ["audit:read"] });
    await page.goto(`/${team.slug}/settings`);
    await expect(page.getByText("Events are kept for good.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save retention" })).toHaveCount(0);
    await signInAs({ teamId: team.id, permissions: [] });
    await page.goto(`/${team.slug}/settings`);
    await expect(page.getByText("audit:read")).toBeVisible();
  });
});
