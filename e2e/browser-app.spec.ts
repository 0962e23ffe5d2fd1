import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Frame, type Page } from "playwright/test";
import { appUrl } from "./harness/addresses";
import { serveSite, type Site } from "./harness/serve-site";
import { makeApiToken, type MadeToken, refusalsOf } from "./make-api-token";
import { ask } from "./ask";
import { expect, type SignedIn, test } from "./test";

const folder = path.resolve("docs/examples/browser");
const endpoint = `${appUrl}/api/graphql`;
const own = "https://app.example.com";
const query = "{ serviceAccounts { nodes { name } } }";

let site: Site;
let browser: Browser;
test.beforeAll(async () => {
  site = await serveSite(folder);
  const { launchOptions } = test.info().project.use;
  browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions?.args ?? []), `--host-resolver-rules=${site.hostRules}`] });
});
test.afterAll(async () => {
  await browser.close();
  site.stop();
});

let person: SignedIn;
let account: string;
let token: MadeToken;
test.beforeEach(async ({ signInAs, make }) => {
  person = await signInAs();
  account = (await make<{ account: { id: string } }>("account", { teamId: person.team.id, name: "Web shop" })).account.id;
  token = await makeApiToken(person, account, { allowedOrigins: [own, `http://localhost:${site.httpPort}`] });
});

/** A browser somewhere in the world, in which the person is signed in to Latchkey too. */
async function visit(url: string, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme });
  await context.addCookies([{ ...person.cookie, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** What a person does on the example page. */
async function submit(page: Page, { token: text }: Pick<MadeToken, "token">): Promise<void> {
  await page.getByLabel("Latchkey's address").fill(appUrl);
  await page.getByLabel("API token").fill(text);
  await page.getByRole("button", { name: "Show service accounts" }).click();
}

/** Calls from the page as it is, without the example's code. @returns the answer's status, or the name of the error that the browser throws */
function call(page: Page | Frame, { token: text }: MadeToken, more: { credentials?: "include" } = {}): Promise<number | string> {
  const headers = { authorization: `Bearer ${text}`, "content-type": "application/json" };
  return page.evaluate(
    ([url, init]) =>
      fetch(url, init).then(
        ({ status }) => status,
        ({ name }: Error) => name,
      ),
    [endpoint, { method: "POST", headers, body: JSON.stringify({ query }), ...more }] as const,
  );
}

/** What the server says to such an origin, with no browser between. */
async function answerTo(origin: string, { token: text }: MadeToken) {
  const headers = { origin, authorization: `Bearer ${text}`, "content-type": "application/json" };
  const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { errors?: { extensions: { reason: string } }[] };
  return { status: response.status, reason: errors?.[0]?.extensions.reason, allowed: response.headers.get("access-control-allow-origin") };
}

async function preflight(origin: string): Promise<Response> {
  const headers = { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type" };
  return fetch(endpoint, { method: "OPTIONS", headers });
}

const refused = { status: 403, reason: "ORIGIN_NOT_ALLOWED", allowed: null };
const blocked = "The browser has let no answer through";

test.describe("a browser app with an API token", () => {
  for (const [colorScheme, format] of [
    ["light", "OPAQUE"],
    ["dark", "JWT"],
  ] as const) {
    test(`works from an origin that its token allows, and axe finds nothing: ${format}, ${colorScheme}`, async () => {
      const origin = format === "JWT" ? own : `http://localhost:${site.httpPort}`;
      const page = await visit(origin, colorScheme);
      await submit(page, await makeApiToken(person, account, { format, expiresInDays: 30, allowedOrigins: [origin] }));
      await expect(page.getByRole("row").nth(1)).toContainText("Web shop");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await submit(page, { token: "lk_mistyped" });
      await expect(page.getByRole("alert")).toContainText("TOKEN_MALFORMED");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.search])).toEqual([0, 0, "", ""]);
      await page.context().close();
    });
  }

  test("is asked about by one preflight, which names the origin alone and is kept", async () => {
    const page = await visit(own);
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const sent: string[] = [];
    session.on("Network.requestWillBeSent", ({ request }) => void (request.url === endpoint && sent.push(request.method)));
    expect([await call(page, token), await call(page, token), await call(page, token)]).toEqual([200, 200, 200]);
    expect(sent.sort()).toEqual(["OPTIONS", "POST", "POST", "POST"]);
    // A cookie is never part of it: with one the browser keeps the answer from the page.
    expect(await call(page, token, { credentials: "include" })).toBe("TypeError");
    await page.context().close();

    const { status, headers } = await preflight(own);
    expect([status, headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")]).toEqual([204, own, null]);
    expect(Number(headers.get("access-control-max-age"))).toBeGreaterThanOrEqual(300);
    expect(headers.get("vary")).toContain("Origin");
    const answer = await fetch(endpoint, { method: "POST", headers: { origin: own, authorization: `Bearer ${token.token}` }, body: "{}" });
    expect([answer.headers.get("access-control-allow-origin"), answer.headers.get("access-control-allow-credentials")]).toEqual([own, null]);
    expect(answer.headers.get("vary")).toContain("Origin");
  });

  const lookAlikes = {
    "a longer host": "https://app.example.com.evil.com",
    "another host with the same end": "https://evilapp.example.com",
    "the domain above": "https://example.com",
    "a host below": "https://a.app.example.com",
    "another scheme": "http://app.example.com",
    "another port": "https://app.example.com:8443",
    "a dot at its end": "https://app.example.com.",
  };
  for (const [what, origin] of Object.entries(lookAlikes)) {
    test(`is refused from ${what}`, async () => {
      const page = await visit(origin);
      expect(await page.evaluate(() => origin)).toBe(origin);
      await submit(page, token);
      await expect(page.getByRole("alert")).toContainText(blocked);
      await expect(page.getByRole("alert")).toContainText(origin);
      await page.context().close();
      const asked = await preflight(origin);
      expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([403, null]);
      expect(await answerTo(origin, token)).toEqual(refused);
      expect(await refusalsOf(person, token)).toEqual(["ORIGIN_NOT_ALLOWED"]);
    });
  }

  test("is refused from forms of its origin that no browser sends", async () => {
    for (const origin of ["HTTPS://APP.EXAMPLE.COM", "https://APP.example.com", `${own}:443`, `${own}/`, `${own}, https://evil.com`, "null", "*", "https://"])
      expect([origin, await answerTo(origin, token)]).toEqual([origin, refused]);
  });

  test("is refused from a sandboxed frame and from a file, whose origin is null", async () => {
    const page = await visit(own);
    const frame = await page.evaluateHandle(() => {
      const made = document.createElement("iframe");
      made.sandbox.add("allow-scripts");
      made.srcdoc = "<p>Sandboxed</p>";
      document.body.append(made);
      return made;
    });
    const sandboxed = (await frame.contentFrame())!;
    await sandboxed.getByText("Sandboxed").waitFor();
    expect(await sandboxed.evaluate(() => origin)).toBe("null");
    expect(await call(sandboxed, token)).toBe("TypeError");
    await page.context().close();

    const file = await visit(pathToFileURL(path.join(folder, "index.html")).href);
    await expect(file.getByText("This page can't run from a file.")).toBeVisible();
    expect(await call(file, token)).toBe("TypeError");
    await file.context().close();
  });

  test("is refused by the server where another token of somebody else allows the origin, and the audit trail has the token", async () => {
    const evil = "https://app.example.com.evil.com";
    const other = await makeApiToken(person, account, { allowedOrigins: [evil] });
    const none = await makeApiToken(person, account);
    const page = await visit(evil);
    expect(await call(page, other)).toBe(200);
    for (const [refusedToken, reason] of [
      [token, "ORIGIN_NOT_ALLOWED"],
      [none, "FOREIGN_ORIGIN"],
    ] as const) {
      await submit(page, refusedToken);
      await expect(page.getByRole("alert")).toContainText(blocked);
      // Only what came to the server is in the trail: here it was the server that refused, and not the preflight.
      expect(await refusalsOf(person, refusedToken)).toEqual([reason]);
      expect(await answerTo(evil, refusedToken)).toEqual({ ...refused, reason });
    }
    await page.context().close();
  });

  test("says what is refused, and why", async () => {
    const page = await visit(own);
    const bare = await makeApiToken(person, account, { allowedOrigins: [own], scopes: [] });
    await submit(page, bare);
    await expect(page.getByRole("alert")).toContainText("Add service-account:read to its scopes.");
    await expect(page.getByRole("alert")).toContainText(/MISSING_SCOPE · request [0-9a-f-]{36}/);
    await submit(page, await makeApiToken(person, account, { allowedOrigins: [own], allowedCidrs: ["192.0.2.0/24"] }));
    await expect(page.getByRole("alert")).toContainText("ADDRESS_NOT_ALLOWED");
    const changes = {
      TOKEN_RESET: ["mutation ($id: ID!) { resetApiToken(id: $id) { token } }", token.id],
      TOKEN_REVOKED: ["mutation ($id: ID!) { revokeApiToken(id: $id) { userErrors { message } } }", bare.id],
    };
    for (const [reason, [mutation, id]] of Object.entries(changes)) {
      await ask(person, mutation!, { id });
      await submit(page, id === token.id ? token : bare);
      await expect(page.getByRole("alert")).toContainText(reason);
    }
    await page.context().close();
  });
});
