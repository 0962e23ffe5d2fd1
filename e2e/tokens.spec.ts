import type { APIRequestContext, Page } from "playwright/test";
import { makeApiToken } from "./make-api-token";
import { openAs } from "./open-as";
import { expect, test } from "./test";

interface Account {
  account: { id: string };
  clientKeys: { clientId: string; clientSecret: string };
}

/** What listing the service accounts with a token comes to: how many there are, or why it is refused. */
async function listWith(request: APIRequestContext, token: string, headers: Record<string, string> = {}): Promise<number | string> {
  const response = await request.post("/api/graphql", {
    headers: { authorization: `Bearer ${token}`, ...headers },
    data: { query: "{ serviceAccounts { totalCount } }" },
  });
  const { data, errors } = (await response.json()) as {
    data?: { serviceAccounts: { totalCount: number } | null };
    errors?: { extensions: { reason?: string } }[];
  };
  return errors?.[0]?.extensions.reason ?? data?.serviceAccounts?.totalCount ?? "nothing";
}

const shownToken = (page: Page) => page.getByRole("dialog").getByRole("status", { name: "API token" });
const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();

test.describe("API tokens", () => {
  test("C3: what a token may do is chosen by boxes; with none it can do nothing, and the choice is changed later", async ({
    page,
    signInAs,
    make,
    request,
  }) => {
    const { team } = await signInAs();
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=tokens`);
    await page.getByRole("link", { name: "New API token" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Nightly");
    await expect(page.getByText("No scope is chosen: the token is valid, and can do nothing.")).toBeVisible();
    await page.getByRole("button", { name: "Create API token" }).click();
    const token = await shownToken(page).innerText();
    expect(await listWith(request, token)).toBe("MISSING_SCOPE");
    await page.getByRole("button", { name: "Copy token" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("None: the token is valid, and can do nothing.")).toBeVisible();
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByRole("checkbox", { name: "Read service accounts" }).check();
    await save(page);
    await expect(page.getByText("It counts from the token's next call on.")).toBeVisible();
    expect(await listWith(request, token)).toBe(1);
  });

  test("U1: a token is shown once, and asked for before it is lost; a reset gives another, and the old one dies", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    await page.goto(`/${owner.team.slug}/tokens/new?account=${account.id}`);
    await page.getByRole("checkbox", { name: "Read service accounts" }).check();
    await page.getByLabel("Name", { exact: true }).fill("Nightly");
    await page.getByLabel("Expires").selectOption("Never");
    await page.getByRole("button", { name: "Create API token" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("You won't see this token again.");
    const first = await shownToken(page).innerText();
    expect(first).toMatch(/^lk_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}$/);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toContainText("Close without the token?");
    await dialog.getByRole("button", { name: "Close without the token" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Nightly");
    await expect(page.locator("html")).not.toContainText(first);
    expect(await listWith(request, first)).toBe(1);
    await page.getByRole("tab", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Reset API token" }).click();
    await expect(dialog).toContainText("the old one stops at once");
    await dialog.getByLabel("Expires").selectOption("30 days");
    await dialog.getByRole("button", { name: "Reset API token" }).click();
    await expect(shownToken(page)).toHaveText(/^lk_/);
    const second = await shownToken(page).innerText();
    expect(second.slice(0, 20), "the same entry").toBe(first.slice(0, 20));
    expect(await listWith(request, first)).toBe("TOKEN_RESET");
    expect(await listWith(request, second)).toBe(1);
  });

  test("G1: the team demands a purpose and an end; an account has several tokens, each for so many days", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/settings`);
    await page.getByLabel("Longest lifetime in days").fill("45");
    await page.getByLabel("Each token must say its purpose").check();
    await page.getByLabel("Note it in the activity").check();
    await page.getByRole("button", { name: "Save policy" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.goto(`/${team.slug}/tokens/new?account=${account.id}`);
    await expect(page.getByLabel("Expires").getByRole("option")).toHaveText(["7 days", "30 days", "45 days", "A number of days…", "A date…"]);
    await expect(page.getByLabel("Expires")).toHaveValue("45");
    await page.getByLabel("Name", { exact: true }).fill("Monitoring");
    await page.getByRole("button", { name: "Create API token" }).click();
    await expect(page.getByText("The team requires a purpose: say what the token is for.")).toBeVisible();
    await page.getByLabel("Purpose").fill("Watches the queue");
    await page.getByLabel("Expires").selectOption("A number of days…");
    await page.getByLabel("Days", { exact: true }).fill("46");
    await page.getByRole("button", { name: "Create API token" }).click();
    await expect(page.getByText("The team allows API tokens a lifetime of at most 45 days. Choose an earlier end.")).toBeVisible();
    await page.getByLabel("Days", { exact: true }).fill("10");
    await page.getByRole("button", { name: "Create API token" }).click();
    await expect(shownToken(page)).toHaveText(/^lk_/);
    await page.getByRole("button", { name: "Copy token" }).click();
    await page.getByRole("button", { name: "Create another" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Reporting");
    await page.getByLabel("Purpose").fill("Monthly figures");
    await page.getByLabel("Expires").selectOption("30 days");
    await page.getByRole("button", { name: "Create API token" }).click();
    await page.getByRole("button", { name: "Copy as .env" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=tokens`);
    await expect(page.getByRole("row", { name: /Monitoring/ })).toContainText("Expires soon");
    await expect(page.getByRole("row", { name: /Reporting/ })).toContainText("Active");
    // The purpose is kept for audits, and found by.
    await page.goto(`/${team.slug}/tokens?search=queue`);
    await expect(page.getByRole("link", { name: "Monitoring" })).toBeVisible();
    await expect(page.getByText("1 API token", { exact: true })).toBeVisible();
  });

  test("U4: a token is given browser origins one by one, in the server's words where one is none; the CORS check tells what a browser would get", async ({
    page,
    signInAs,
    make,
    request,
  }) => {
    const owner = await signInAs();
    const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    const { id, token } = await makeApiToken(owner, account.id);
    await page.goto(`/${owner.team.slug}/tokens/${id}?tab=settings`);
    const add = page.getByLabel("Add origin");
    await add.fill("https://app.example.com/shop");
    await add.press("Enter");
    await expect(page.getByText("Write it as browsers send it: https://app.example.com")).toBeVisible();
    await page.getByRole("button", { name: "Add that" }).click();
    await add.fill("https://*.example.org");
    await add.press("Enter");
    await expect(page.getByText("Any one name in place of the *, such as app.example.org")).toBeVisible();
    // What is typed and not added yet is saved as well.
    await add.fill("http://localhost:5173");
    await page.getByLabel("Add network").fill("127.0.0.0/7");
    await save(page);
    await expect(page.getByText("The network begins at another address: write 126.0.0.0/7")).toBeVisible();
    await page.getByLabel("Add network").fill("127.0.0.0/8");
    await save(page);
    await expect(page.getByText("It counts from the token's next call on.")).toBeVisible();
    await page.getByRole("tab", { name: "Overview" }).click();
    const check = async (origin: string) => {
      await page.getByLabel("Origin", { exact: true }).fill(origin);
      await page.getByRole("button", { name: "Check" }).click();
    };
    await check("https://shop.example.org");
    await expect(page.getByText("Access-Control-Allow-Origin: https://shop.example.org")).toBeVisible();
    await check("http://localhost:5174");
    await expect(page.getByText("http://localhost:5173 is on the token's list, and this has another port.")).toBeVisible();
    expect(await listWith(request, token, { origin: "https://shop.example.org" })).toBe(1);
    expect(await listWith(request, token, { origin: "https://shop.example.org.evil.com" })).toBe("ORIGIN_NOT_ALLOWED");
  });

  test("G2: a self-contained token is a JWT; its scopes are fixed in it, and a reset makes one with others", async ({ page, signInAs, make, request }) => {
    const { team } = await signInAs();
    const { account } = await make<Account>("account", { teamId: team.id, name: "RegScale" });
    await page.goto(`/${team.slug}/tokens/new?account=${account.id}`);
    await page.getByLabel("Name", { exact: true }).fill("Python script");
    await page.getByLabel("Expires").selectOption("Never");
    await page.getByLabel("Self-contained (JWT)").check();
    await expect(page.getByLabel("Expires")).toHaveValue("90");
    await expect(page.getByLabel("Expires").getByRole("option", { name: "Never" })).toHaveCount(0);
    await page.getByRole("button", { name: "Create API token" }).click();
    await expect(shownToken(page)).toHaveText(/^eyJ/);
    const first = await shownToken(page).innerText();
    expect(await listWith(request, first)).toBe("MISSING_SCOPE");
    await page.getByRole("button", { name: "Copy token" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("tab", { name: "Settings" }).click();
    await expect(page.getByText("Scopes and browser origins are written into the token itself")).toBeVisible();
    await page.getByRole("button", { name: "Reset API token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "Read service accounts" }).check();
    await dialog.getByRole("button", { name: "Reset API token" }).click();
    await expect(shownToken(page)).toHaveText(/^eyJ/);
    expect(await listWith(request, await shownToken(page).innerText())).toBe(1);
    expect(await listWith(request, first)).toBe("TOKEN_RESET");
  });

  test("two people edit a token at once: what one saved isn't overwritten unseen", async ({ page, browser, signInAs, make }) => {
    const owner = await signInAs();
    const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    const { id } = await makeApiToken(owner, account.id);
    const path = `/${owner.team.slug}/tokens/${id}?tab=settings`;
    await page.goto(path);
    await expect(page.getByLabel("Purpose (optional)")).toBeVisible();
    const theirs = await openAs(browser, owner, path);
    await theirs.getByRole("checkbox", { name: "Read API tokens" }).check();
    await save(theirs);
    await expect(theirs.getByText("It counts from the token's next call on.")).toBeVisible();
    await page.getByRole("checkbox", { name: "Read service accounts" }).uncheck();
    await save(page);
    const field = page.getByRole("region", { name: "Scopes" });
    await expect(field).toContainText("token:read");
    await field.getByRole("button", { name: "Take theirs" }).click();
    await expect(page.getByRole("checkbox", { name: "Read API tokens" })).toBeChecked();
  });

  test("several are revoked at once, after a question that names them", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    const [one, two, kept] = await Promise.all(["One", "Two", "Kept"].map((name) => makeApiToken(owner, account.id, { name })));
    await page.goto(`/${owner.team.slug}/tokens?sort=name`);
    await page.getByRole("checkbox", { name: "Select One" }).check();
    await page.getByRole("checkbox", { name: "Select Two" }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Revoke" }).click();
    const dialog = page.getByRole("dialog", { name: "Revoke 2 API tokens?" });
    await expect(dialog.getByRole("listitem")).toHaveText([/^One/, /^Two/]);
    await dialog.getByRole("button", { name: "Revoke 2 API tokens" }).click();
    await expect(page.getByRole("row", { name: /Two/ })).toContainText("Revoked");
    expect(await listWith(request, one!.token)).toBe("TOKEN_REVOKED");
    expect(await listWith(request, two!.token)).toBe("TOKEN_REVOKED");
    expect(await listWith(request, kept!.token)).toBe(1);
    await page.getByRole("button", { name: /^State/ }).click();
    await page.getByRole("menuitemradio", { name: "Active" }).click();
    await expect(page.getByText("1 API token", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/state=active/);
  });

  test("everything of an account ends at one click and a question that says what it is", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const { account, clientKeys } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    const { token } = await makeApiToken(owner, account.id);
    const grant = () =>
      request.post("/oauth/token", { form: { grant_type: "client_credentials", client_id: clientKeys.clientId, client_secret: clientKeys.clientSecret } });
    const { access_token: access } = (await (await grant()).json()) as { access_token: string };
    expect(await listWith(request, access)).toBe(1);
    await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=settings`);
    await page.getByRole("button", { name: "Revoke everything" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("listitem")).toHaveText([
      "its client keys, public keys and trust rules",
      "every access token that was got with them",
      "its 1 API token in force",
    ]);
    await dialog.getByRole("button", { name: "Revoke everything" }).click();
    await expect(page.getByText("Everything of Jenkins CI is revoked")).toBeVisible();
    expect((await grant()).status()).toBe(401);
    expect(await listWith(request, token)).toBe("TOKEN_REVOKED");
    expect(await listWith(request, access)).not.toBe(1);
  });

  test("an account is bound to networks and origins on its own page", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const { account } = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    const { token } = await makeApiToken(owner, account.id);
    await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=settings`);
    await page.getByLabel("Add origin").fill("https://app.example.com");
    await page.getByLabel("Add network").fill("203.0.113.0/24");
    await save(page);
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    expect(await listWith(request, token)).toBe("ADDRESS_NOT_ALLOWED");
    await page.getByRole("tab", { name: "Overview" }).click();
    await expect(page.getByRole("list", { name: "Networks" })).toHaveText("203.0.113.0/24");
    await page.getByLabel("Origin", { exact: true }).fill("http://app.example.com");
    await page.getByRole("button", { name: "Check" }).click();
    await expect(page.getByText("Refused", { exact: true })).toBeVisible();
  });

  test("a name that is markup is shown as text, everywhere", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const name = "<img src=x onerror=document.title='owned'>";
    const { account } = await make<Account>("account", { teamId: owner.team.id, name });
    const { id } = await makeApiToken(owner, account.id, { name, purpose: name });
    for (const path of ["tokens", `tokens/${id}`, `tokens/new?account=${account.id}`]) {
      await page.goto(`/${owner.team.slug}/${path}`);
      await expect(page.getByText(name).or(page.getByPlaceholder("Search service accounts")).first()).toBeVisible();
      await expect(page).not.toHaveTitle("owned");
    }
  });
});
