import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expect, test } from "./test";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Export events" });

async function save(page: Page): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent("download");
  await dialog(page)
    .getByRole("button", { name: /^Export (CSV|NDJSON)$/ })
    .click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test.describe("export events", () => {
  test("as CSV and as NDJSON: all that the filters let through, with how many it were", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("events", { teamId: team.id, count: 5_000 });
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/activity`);
    await page.getByRole("button", { name: "Address: All" }).click();
    await page.getByRole("combobox").fill("203.0.113.9");
    await page.getByRole("option", { name: "203.0.113.9" }).click();
    await expect(page).toHaveURL(/address=203\.0\.113\.9/);
    await expect(page.getByText("5,000 events", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Export" }).click();
    await expect(dialog(page)).toContainText("All 5,000 events that the filters let through");
    await expect(dialog(page)).toContainText("address=203.0.113.9");
    const csv = await save(page);
    expect(csv.name).toMatch(new RegExp(`^audit-events-${team.slug}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    expect(csv.text).not.toContain("Jenkins CI");
    expect(csv.text.trimEnd().split("\n")).toHaveLength(5_001);
    await expect(dialog(page).getByRole("status")).toContainText("5,000 events saved");
    await dialog(page).getByRole("button", { name: "Done" }).click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Export" })).toBeFocused();

    await page.getByRole("button", { name: "Export" }).click();
    await dialog(page).getByLabel("NDJSON").check();
    const { name, text } = await save(page);
    expect(name).toMatch(/\.ndjson$/);
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(5_000);
    expect(JSON.parse(lines[0]!)).toMatchObject({ action: "token.grant", address: "203.0.113.9" });
  });

  test("is cancelled, and what breaks off isn't saved", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    await make("events", { teamId: team.id, count: 10 });
    // The first answer never ends; what comes after it is real.
    let saved = 0;
    await page.addInitScript(() => {
      const real = window.fetch;
      window.fetch = async (...given) => {
        if (!String(given[0]).includes("/api/export/") || sessionStorage.getItem("real")) return real(...given);
        const signal = given[1]?.signal;
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("id\r\n1\r\n2\r\n"));
            signal?.addEventListener("abort", () => controller.error(signal.reason));
          },
        });
        return new Response(body, { headers: { "x-total-count": "1000000" } });
      };
    });
    page.on("download", () => (saved += 1));
    await page.goto(`/${team.slug}/activity`);
    await page.getByRole("button", { name: "Export" }).click();
    await dialog(page).getByRole("button", { name: "Export CSV" }).click();
    await expect(dialog(page)).toContainText("2 of 1,000,000 events");
    await expect(dialog(page).getByRole("progressbar", { name: "Events exported" })).toHaveAttribute("aria-valuenow", "0");
    await dialog(page).getByRole("button", { name: "Cancel export" }).click();
    await expect(dialog(page).getByRole("button", { name: "Export CSV" })).toBeVisible();
    await expect(dialog(page).getByRole("alert")).toHaveCount(0);

    await page.evaluate(() => sessionStorage.setItem("real", "1"));
    await page.route("**/api/export/**", (route) => route.fulfill({ status: 503, json: { message: "The database can't be reached.", requestId: "req-1" } }));
    await dialog(page).getByRole("button", { name: "Export CSV" }).click();
    await expect(dialog(page).getByRole("alert")).toContainText("The database can't be reached.");
    expect(saved).toBe(0);
    await page.unrouteAll();
    await save(page);
    await expect(dialog(page).getByRole("status")).toContainText(/1\d events saved/);
  });
});
