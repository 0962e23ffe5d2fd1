import type { Page } from "playwright/test";
import { appUrl } from "./harness/addresses";
import { checkInBothSchemes, widths } from "./check-page";
import { expect, test } from "./test";

const operation = (page: Page) => page.getByRole("textbox", { name: "Operation" });
const answer = (page: Page) => page.getByRole("region", { name: "Answer" });
const run = (page: Page) => page.getByRole("button", { name: /^Run/ });

/** Writes into the editor as by pasting: typing would have it close brackets. */
async function write(page: Page, editor: "Operation" | "Variables", text: string): Promise<void> {
  await page.getByRole("textbox", { name: editor }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** What the browser keeps, as one text. */
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...window.localStorage, ...window.sessionStorage }));

test.describe("try the API out", () => {
  test("a person runs the first example by keyboard, as themselves and in their team, and nothing leaves for elsewhere", async ({ page, signInAs, make }) => {
    const foreign: string[] = [];
    page.on("request", (request) => void (request.url().startsWith(`${appUrl}/`) || request.url().startsWith("data:") || foreign.push(request.url())));
    const { team } = await signInAs();
    await make("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto("/explorer");
    await expect(page).toHaveURL(`/${team.slug}/explorer`);
    await expect(page.getByText(`$teamId is ${team.name}`)).toBeVisible();
    await operation(page).click();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(answer(page)).toContainText('"name": "Jenkins CI"');
    await expect(answer(page).getByRole("status")).toContainText(/200.*\d+ ms/);
    const id = await answer(page)
      .getByRole("button", { name: /^Copy request id/ })
      .textContent();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(foreign).toEqual([]);
  });

  test("a person of several teams chooses the one that $teamId stands for, and what they wrote comes along", async ({ page, signInAs, make }) => {
    const { team, email } = await signInAs();
    const other = await make<{ id: string; slug: string; name: string }>("membership", { email });
    await make("account", { teamId: other.id, name: "Of the other team" });
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("button", { name: /^Find accounts/ }).click();
    await write(page, "Variables", '{"search": "other"}');
    await run(page).click();
    await expect(answer(page)).toContainText('"totalCount": 0');
    await page.getByRole("combobox", { name: "Team" }).click();
    await page.getByRole("option", { name: other.name }).click();
    await expect(page).toHaveURL(`/${other.slug}/explorer`);
    await expect(page.getByText(`$teamId is ${other.name}`)).toBeVisible();
    await expect(operation(page)).toContainText("query FindAccounts");
    await run(page).click();
    await expect(answer(page)).toContainText('"name": "Of the other team"');
    await page.goto("/explorer");
    await expect(page).toHaveURL(`/${other.slug}/explorer`);
  });

  test("a mutation changes real data, says so before, and its secret is shown once and kept nowhere", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("button", { name: /^Create an account/ }).click();
    await expect(page.getByText("Changes real data")).toBeVisible();
    await write(page, "Variables", '{"name": "Made here", "description": null, "apiSecret": "hunter2-hunter2"}');
    await page.getByRole("button", { name: "Run mutation" }).click();
    // A variable that the operation doesn't know is refused by nobody, and must not be kept by anybody.
    await expect(answer(page)).toContainText('"name": "Made here"');
    await expect(answer(page)).toContainText("You won't see this secret again");
    const secret = /lks_[\w-]+/.exec((await answer(page).textContent()) ?? "")?.[0];
    expect(secret).toBeDefined();
    await page.getByRole("tab", { name: "History" }).click();
    await expect(page.getByRole("button", { name: /CreateAccount/ })).toBeVisible();
    await page.waitForTimeout(600);
    const storage = await kept(page);
    expect(storage).toContain("Made here");
    for (const hidden of [secret!, "hunter2", 'clientSecret\\\\\\":', '"data"']) expect(storage).not.toContain(hidden);

    await page.goto(`/${team.slug}/service-accounts`);
    await expect(page.getByText("Made here").first()).toBeVisible();
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByRole("button", { name: /CreateAccount/ }).click();
    await expect(operation(page)).toContainText("mutation CreateAccount");
    await expect(page.getByRole("textbox", { name: "Variables" })).not.toContainText("hunter2");
    await expect(answer(page)).not.toContainText("lks_");
  });

  test("it may do what its person may: a viewer's mutation is refused with the permission that is missing", async ({ page, signInAs, make }) => {
    const owner = await make<{ team: { id: string; slug: string } }>("person", {});
    await signInAs({ teamId: owner.team.id, role: "viewer" });
    await page.goto(`/${owner.team.slug}/explorer`);
    await page.getByRole("button", { name: /^Create an account/ }).click();
    await run(page).click();
    await expect(answer(page)).toContainText('"requiredPermission": "service-account:create"');
    await expect(answer(page).getByRole("status")).toContainText("1 error");
  });

  test("the docs are searched, lead from type to type, and put a whole operation into the editor, which runs", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("tab", { name: "Docs" }).click();
    await page.getByLabel("Search the docs").fill("auditev");
    await page.getByRole("button", { name: /^Query\.auditEvents/ }).click();
    await expect(page.getByText("Needs audit:read.")).toBeVisible();
    await page.getByRole("button", { name: "AuditEventFilter" }).click();
    await expect(page.getByText("Which events to list; all conditions must hold.")).toBeVisible();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Put it into the editor" }).click();
    await expect(operation(page)).toContainText("query AuditEvents($teamId: ID)");
    await run(page).click();
    await expect(answer(page)).toContainText('"action": "team.create"');
    await page.getByLabel("Search the docs").fill("no such thing");
    await expect(page.getByText("Nothing in the schema matches “no such thing”.")).toBeVisible();
  });

  test("the editor completes by the schema, marks what isn't in it, and runs the operation that the cursor is in", async ({ page, signInAs }) => {
    const { team, name } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await write(page, "Operation", "query Mine { viewer { na");
    await page.keyboard.press("Control+Space");
    await expect(page.getByRole("option", { name: /^name/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await write(page, "Operation", "query Mine {\n  viewer { naem }\n}\n");
    await expect(page.locator(".cm-lintRange-error")).toHaveText("naem");
    await write(page, "Operation", "query First {\n  viewer { id }\n}\nquery Second {\n  viewer { name }\n}\n");
    await page.getByRole("button", { name: "Run Second" }).click();
    await expect(answer(page)).toContainText(`"name": "${name}"`);
    // Tab leads out of the editor.
    await operation(page).click();
    await page.keyboard.press("Tab");
    await expect(operation(page)).not.toBeFocused();
  });

  test("a link brings an operation along, which waits until its reader runs it", async ({ page, context, signInAs }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { team } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("button", { name: /^Create an account/ }).click();
    await write(page, "Variables", '{"name": "By link", "password": "hunter2"}');
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("menuitem", { name: "Copy link to this operation" }).click();
    await expect(page.getByText("Variables that look like secrets are left out of it.")).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(`${appUrl}/explorer#query=mutation+CreateAccount`);
    expect(link).not.toContain("hunter2");

    const reader = await context.newPage();
    const sent: string[] = [];
    reader.on("request", (request) => void (request.url().endsWith("/api/graphql") && sent.push(request.postData() ?? "")));
    await reader.goto(link);
    await expect(reader.getByText("This came with a link. Read it before you run it")).toBeVisible();
    await expect(operation(reader)).toContainText("mutation CreateAccount");
    await expect(reader.getByRole("textbox", { name: "Variables" })).toContainText("By link");
    await expect(reader).toHaveURL(`/${team.slug}/explorer`);
    await reader.waitForTimeout(500);
    expect(sent.filter((body) => body.includes("mutation CreateAccount"))).toEqual([]);
    await reader.getByRole("button", { name: "Run mutation" }).click();
    await expect(answer(reader)).toContainText('"name": "By link"');
    await expect(reader.getByText("This came with a link")).toHaveCount(0);
  });

  test("whose session has ended signs in over the page, and then the operation runs", async ({ page, context, signInAs }) => {
    const { team, email, password } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await expect(run(page)).toBeVisible();
    await context.clearCookies();
    await run(page).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Your session has ended");
    await dialog.getByLabel("E-mail").fill(email);
    await dialog.getByRole("textbox", { name: "Password" }).fill(password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(answer(page)).toContainText('"totalCount": 0');
  });

  test("who signed in long ago confirms who they are before a secret is made, and the operation then runs once", async ({ page, signInAs }) => {
    const { team, password } = await signInAs();
    await page.goto(`/${team.slug}/explorer`);
    await page.getByRole("button", { name: /^Create an account/ }).click();
    const error = { message: "Confirm your password.", extensions: { code: "FORBIDDEN", reason: "REAUTHENTICATION_REQUIRED" } };
    await page.route("/api/graphql", (route) => route.fulfill({ json: { data: { createServiceAccount: null }, errors: [error] } }), { times: 1 });
    await run(page).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Password" }).fill(password);
    await dialog.getByRole("button", { name: "Confirm password" }).click();
    await expect(answer(page)).toContainText('"userErrors": []');
  });

  test("its editors are fetched by those who open it, and by nobody else", async ({ page, signInAs }) => {
    const { team } = await signInAs();
    const withEditor: string[] = [];
    page.on("response", async (response) => {
      if (response.request().resourceType() !== "script") return;
      const text = await response.text().catch(() => "");
      if (text.includes("cm-scroller")) withEditor.push(response.url());
    });
    await page.goto(`/${team.slug}`);
    await expect(page.getByRole("link", { name: "API explorer" })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(withEditor).toEqual([]);
    await page.getByRole("link", { name: "API explorer" }).click();
    await expect(operation(page)).toBeVisible();
    await expect.poll(() => withEditor.length).toBeGreaterThan(0);
  });

  for (const [device, viewport] of Object.entries(widths)) {
    test(`the explorer is usable by everyone: ${device}`, async ({ page, signInAs }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      const { team } = await signInAs();
      await page.goto(`/${team.slug}/explorer`);
      const openSide = async () => {
        if (device === "phone") await page.getByRole("button", { name: "Examples and docs" }).click();
      };
      await openSide();
      await expect(page.getByRole("button", { name: /^Create an account/ })).toBeVisible();
      await checkInBothSchemes(page, "explorer");
      await page.getByRole("button", { name: /^Create an account/ }).click();
      await run(page).click();
      await expect(answer(page)).toContainText("You won't see this secret again");
      await checkInBothSchemes(page, "explorer");
      await openSide();
      await page.getByRole("tab", { name: "History" }).click();
      await expect(page.getByRole("button", { name: /CreateAccount/ })).toBeVisible();
      await checkInBothSchemes(page, "explorer");
      await page.getByRole("tab", { name: "Docs" }).click();
      await page.getByRole("button", { name: /^createServiceAccount / }).click();
      await expect(page.getByRole("button", { name: "Put it into the editor" })).toBeVisible();
      await checkInBothSchemes(page, "explorer");
      await page.getByLabel("Search the docs").fill("token");
      await expect(page.getByText(/^(Matches: |The best \d+ matches)/)).toBeVisible();
      await checkInBothSchemes(page, "explorer");
    });
  }
});
