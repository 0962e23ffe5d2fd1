import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect } from "./test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What of them depends on colours. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** The page as it stands fits its width, and axe finds nothing. */
export async function checkShown(page: Page, what: string): Promise<void> {
  await expect(page.locator("[aria-busy=true], [aria-label=Loading]")).toHaveCount(0);
  expect(await violations((await axeOf(page)).withTags(rules), what)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${what} is wider than the window`).toBeLessThanOrEqual(0);
}

/**
 * The same, and in the other colour scheme axe finds nothing in the colours. Nothing but colours differs between the two: what is asked of
 * all the rest is asked once. The page stays in the other scheme, so that the next one is asked there first.
 */
export async function checkInBothSchemes(page: Page, what: string): Promise<void> {
  await checkShown(page, what);
  const root = page.locator("html");
  const scheme = (await root.getAttribute("data-mantine-color-scheme")) === "dark" ? "light" : "dark";
  await page.emulateMedia({ colorScheme: scheme });
  await expect(root).toHaveAttribute("data-mantine-color-scheme", scheme);
  await page.evaluate(colourIsAtRest);
  expect(await violations((await axeOf(page)).withRules(ofColours), `${what}, ${scheme}`)).toEqual([]);
}

/** Colours that fade over are measured when they have; on a busy machine some begin only when the page has been drawn anew. */
async function colourIsAtRest(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.all(document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? each.finished.catch(() => null) : [])));
  }
}

/** The page is there in full, fits its width, and axe finds nothing in either colour scheme. */
export async function checkPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await checkInBothSchemes(page, url);
}

/**
 * What lies behind a dialog can't be reached, and is seen as far as the dialog leaves it; it is asked when the page stands alone. The legacy mode asks in
 * the page itself: the other one opens an empty page for each question, for the sake of frames, which we don't have, and takes twice the time.
 */
async function axeOf(page: Page): Promise<AxeBuilder> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  return (await page.locator("[aria-modal=true]:visible").count()) > 0 ? axe.include("[data-portal]") : axe;
}

async function violations(axe: AxeBuilder, what: string): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

export const schemes = ["light", "dark"] as const;
export const widths = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
