import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect } from "./test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The page as it stands fits its width, and axe finds nothing. */
export async function checkShown(page: Page, what: string): Promise<void> {
  await expect(page.locator("[aria-busy=true], [aria-label=Loading]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${what} is wider than the window`).toBeLessThanOrEqual(0);
}

/** The page is there in full, fits its width, and axe finds nothing. */
export async function checkPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await checkShown(page, url);
}

export const schemes = ["light", "dark"] as const;
export const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
