import type { Browser, Page } from "playwright/test";
import { appUrl } from "./harness/addresses";
import type { SignedIn } from "./test";

/** A page opened by somebody else, in a browser of their own. */
export async function openAs(browser: Browser, person: SignedIn, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: appUrl });
  await context.addCookies([{ ...person.cookie, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
