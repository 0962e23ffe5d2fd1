import { type Page, test as base } from "playwright/test";
import { appUrl, harnessUrl } from "./harness/addresses";
import type { Requests } from "./harness/fixtures-server";

/** A person whom a test has signed in. */
export interface SignedIn {
  team: { id: string; slug: string; name: string };
  email: string;
  name: string;
  password: string;
  cookie: { name: string; value: string };
}

export interface Fixtures {
  /** Signs a new person in: the owner of a new team, or of another role, or in a team that exists. */
  signInAs: (wanted?: Requests["person"]) => Promise<SignedIn>;
  /** Has something made straight in the database. */
  make: <Result>(name: keyof Requests, wanted: Requests[keyof Requests]) => Promise<Result>;
}

async function make<Result>(name: keyof Requests, wanted: object): Promise<Result> {
  const response = await fetch(`${harnessUrl}/${name}`, { method: "POST", body: JSON.stringify(wanted) });
  if (!response.ok) throw new Error(`the harness could not make ${name}: ${await response.text()}`);
  return (await response.json()) as Result;
}

/** Playwright's test, with people who are signed in by fixture. A page that logs an error in the console fails its test, unless it is one of the `complaints` that the test provokes. */
export const test = base.extend<Fixtures & { complaints: RegExp | undefined; cleanConsole: void }>({
  complaints: [undefined, { option: true }],
  make: async ({}, use) => use(make), // eslint-disable-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
  signInAs: async ({ context }, use) => {
    await use(async (wanted = {}) => {
      const person = await make<SignedIn>("person", wanted);
      await context.addCookies([{ ...person.cookie, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
      return person;
    });
  },
  cleanConsole: [
    async ({ page, complaints }, use) => {
      const all = watchConsole(page);
      await use();
      const problems = all.filter((problem) => !complaints?.test(problem));
      if (problems.length > 0) throw new Error(`the page complained in the console:\n${problems.join("\n")}`);
    },
    { auto: true },
  ],
});

function watchConsole(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // The browser itself notes each answer of 4xx and 5xx, which tests provoke on purpose.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) problems.push(message.text());
  });
  return problems;
}

export { expect } from "playwright/test";
