import { generateKeyPairSync } from "node:crypto";
import type { APIRequestContext, Page } from "playwright/test";
import { ask } from "./ask";
import { runExample } from "./run-example";
import { expect, test } from "./test";

interface Keys {
  clientId: string;
  clientSecret: string;
}
interface Account {
  account: { id: string };
  clientKeys: Keys;
}

/** What asking for an access token with a secret comes to. */
async function grant(request: APIRequestContext, { clientId, clientSecret }: Keys): Promise<number> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return (await request.post("/oauth/token", { form })).status();
}

const tabOf = (slug: string, { account }: Account) => `/${slug}/service-accounts/${account.id}?tab=credentials`;
const nameOf = (clientSecret: string) => `lks_…${clientSecret.slice(-4)}`;
const rotate = (page: Page) => page.getByRole("button", { name: "Rotate client secret" });
const dialogOf = (page: Page) => page.getByRole("dialog");
const rowOf = (page: Page, clientSecret: string) => page.getByRole("table", { name: "Client secrets" }).getByRole("row", { name: nameOf(clientSecret) });

/** The new keys that the dialog shows, which is closed when they are saved. */
async function takeKeys(page: Page): Promise<Keys> {
  const dialog = dialogOf(page);
  await expect(dialog).toContainText("You won't see this secret again.");
  const keys = {
    clientId: await dialog.getByRole("status", { name: "Client id" }).innerText(),
    clientSecret: await dialog.getByRole("status", { name: "Client secret" }).innerText(),
  };
  await dialog.getByRole("button", { name: "Download client keys" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
  return keys;
}

test.describe("client secrets", () => {
  test("are rotated without a gap: both work, who still sends the old one is seen, and it is retired at once", async ({ page, signInAs, make, request }) => {
    const { team } = await signInAs();
    const made = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const old = made.clientKeys;
    await page.goto(tabOf(team.slug, made));
    await expect(rowOf(page, old.clientSecret)).toContainText("Active");
    await rotate(page).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByLabel("The present secrets go on for")).toHaveValue("86400");
    await dialog.getByLabel("The present secrets go on for").selectOption("7 days");
    await expect(dialog.getByRole("listitem")).toHaveText(new RegExp(`^${nameOf(old.clientSecret)}.*stops on \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d$`));
    await dialog.getByRole("button", { name: "Rotate client secret" }).click();
    await expect(dialog).toContainText(/The old one works until \d+ \w+ \d{4}/);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toContainText("Close without the secret?");
    await dialog.getByRole("button", { name: "Stay here" }).click();
    const fresh = await takeKeys(page);
    await expect(page.locator("html")).not.toContainText(fresh.clientSecret);
    expect(fresh.clientId).toBe(old.clientId);

    await expect(rowOf(page, fresh.clientSecret)).toContainText("Active");
    await expect(rowOf(page, old.clientSecret)).toContainText(/Retiring.*in 7 days/);
    await expect(page.getByText(`Nothing has used ${nameOf(old.clientSecret)}`)).toBeVisible();
    expect([await grant(request, old), await grant(request, fresh)]).toEqual([200, 200]);
    // Uses are written down every ten seconds.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(`Something still sends ${nameOf(old.clientSecret)}`)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 40_000 });

    await page.getByRole("button", { name: `Retire ${nameOf(old.clientSecret)} now` }).click();
    await expect(dialog).toContainText("Whatever sends it is refused from that moment. Access tokens");
    await expect(dialog).not.toContainText("the only one in force");
    await dialog.getByRole("button", { name: "Retire now" }).click();
    await expect(rowOf(page, old.clientSecret)).toHaveCount(0);
    expect([await grant(request, old), await grant(request, fresh)]).toEqual([401, 200]);
    await page.getByRole("button", { name: "Show 1 that has ended" }).click();
    await expect(rowOf(page, old.clientSecret)).toContainText("Ended");

    await page.getByRole("tab", { name: "Activity" }).click();
    await expect(page.getByText(/retired a client secret of Jenkins CI/)).toBeVisible();
    await expect(page.getByText(/rotated the client secret of Jenkins CI/)).toBeVisible();
  });

  test("a new one may end by itself, and the old one at once; what can't be is said on its field", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const made = await make<Account>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    await page.goto(tabOf(owner.team.slug, made));
    await rotate(page).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel("The present secrets go on for").selectOption("A number of days…");
    await dialog.getByLabel("Days of grace").fill("31");
    await dialog.getByRole("button", { name: "Rotate client secret" }).click();
    await expect(dialog.getByText("Enter a whole number of days from 0 to 30.")).toBeVisible();
    await expect(dialog.getByLabel("Days of grace")).toBeFocused();
    await dialog.getByLabel("Days of grace").fill("0");
    await expect(dialog.getByText("stops at once")).toBeVisible();
    await dialog.getByLabel("The new secret expires").selectOption("7 days");
    await dialog.getByRole("button", { name: "Rotate client secret" }).click();
    await expect(dialog).toContainText("The old one has stopped working.");
    const fresh = await takeKeys(page);
    await expect(rowOf(page, fresh.clientSecret)).toContainText("Expires soon");
    expect([await grant(request, made.clientKeys), await grant(request, fresh)]).toEqual([401, 200]);

    for (let more = 0; more < 4; more++)
      await ask(owner, "mutation ($id: ID!) { rotateClientSecret(id: $id) { userErrors { message } } }", { id: made.account.id });
    await rotate(page).click();
    await dialog.getByRole("button", { name: "Rotate client secret" }).click();
    await expect(dialog.getByText(/^5 secrets of this account are in force, and at most 5 may be\./)).toBeVisible();
    await expect(dialog.getByLabel("The present secrets go on for")).toHaveAttribute("aria-invalid", "true");
  });

  test("the last one can be retired, and a new one made; all by keyboard", async ({ page, signInAs, make, request }) => {
    const { team } = await signInAs();
    const made = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const { keyboard } = page;
    await page.goto(tabOf(team.slug, made));
    await page.getByRole("button", { name: /^Retire/ }).focus();
    await keyboard.press("Enter");
    await expect(dialogOf(page)).toContainText("It is the only one in force");
    await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "No client secret is in force" })).toBeVisible();
    expect(await grant(request, made.clientKeys)).toBe(401);
    await page.getByRole("button", { name: "New client secret" }).focus();
    await keyboard.press("Enter");
    await expect(dialogOf(page).getByLabel("The new secret expires")).toBeFocused();
    await expect(dialogOf(page).getByLabel("The present secrets go on for")).toHaveCount(0);
    for (let steps = 0; steps < 2; steps++) await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Download client keys" })).toBeFocused();
    const fresh = await takeKeys(page);
    expect(await grant(request, fresh)).toBe(200);
    await expect(rotate(page)).toBeVisible();
  });
});

test.describe("public keys", () => {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = pair.publicKey.export({ format: "pem", type: "spki" }) as string;
  const privatePem = pair.privateKey.export({ format: "pem", type: "pkcs8" }) as string;
  const add = (page: Page) => page.getByRole("button", { name: "Add public key" });

  test("are added from a file, a private one never leaves the page, and the example of the page gets a token", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const made = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.goto(tabOf(team.slug, made));
    await add(page).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await dialog.getByLabel("Name").fill("Build server");
    const text = dialog.getByLabel("Public key", { exact: true });
    await text.fill(privatePem);
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog.getByText("This is a private key. It wasn't sent.")).toBeVisible();
    await text.fill("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog.getByText(/^This is no key that can be read\./)).toBeVisible();
    await expect(text).toBeFocused();
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Choose a file" }).click();
    await (await chooser).setFiles({ name: "key.pub.pem", mimeType: "application/x-pem-file", buffer: Buffer.from(pem) });
    await expect(text).toHaveValue(pem);
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog).toHaveCount(0);
    expect(sent.filter((body) => body.includes("PRIVATE KEY"))).toEqual([]);
    const row = page.getByRole("table", { name: "Public keys" }).getByRole("row", { name: /Build server/ });
    await expect(row).toContainText(/P-256.*ES256.*Active/);

    await page.getByRole("button", { name: "How a program gets a token by signing" }).click();
    const code = await page.getByLabel("Node.js example", { exact: true }).innerText();
    const tokenBy = (example: string) => runExample(example, "access_token", { files: { "key.pem": privatePem } });
    expect(tokenBy(code)).toMatch(/^eyJ/);
    await row.getByRole("button", { name: "Remove Build server" }).click();
    await dialog.getByRole("button", { name: "Remove Build server" }).click();
    await expect(page.getByRole("heading", { name: "No public keys yet" })).toBeVisible();
    expect(tokenBy(code)).toBe("undefined");
    await page.goto(`/${team.slug}/activity`);
    await expect(page.getByText(/added the public key Build server to Jenkins CI/)).toBeVisible();
    await expect(page.getByText(/removed the public key Build server from Jenkins CI/)).toBeVisible();
  });

  test("of an address that can't be read are refused on its field; one that ends is marked", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const made = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(tabOf(team.slug, made));
    await add(page).click();
    const dialog = dialogOf(page);
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog.getByText("Enter a name, such as where its private half is.")).toBeVisible();
    await expect(dialog.getByText("Paste a public key, or choose its file.")).toBeVisible();
    await dialog.getByLabel("Name").fill("Vault");
    await dialog.getByLabel("Where it publishes its keys").check();
    await dialog.getByLabel("JWKS URL").fill("http://vault.example.com/keys");
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog.getByText(/^Enter an https address/)).toBeVisible();
    await dialog.getByLabel("JWKS URL").fill("https://localhost:1/keys");
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(dialog.getByText(/^No key set could be read there\./)).toBeVisible();
    // What was typed is still there.
    await dialog.getByLabel("A public key").check();
    await dialog.getByLabel("Public key", { exact: true }).fill(JSON.stringify(pair.publicKey.export({ format: "jwk" })));
    await dialog.getByLabel("Expires").selectOption("7 days");
    await dialog.getByRole("button", { name: "Add public key" }).click();
    await expect(page.getByRole("row", { name: /Vault/ })).toContainText("Expires soon");
  });
});

test("DPoP can be required, and refreshing allowed, in an account's settings", async ({ page, context, signInAs, make, request }) => {
  const { team } = await signInAs();
  const made = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
  await page.goto(`/${team.slug}/service-accounts/${made.account.id}?tab=settings`);
  await page.getByLabel("Require DPoP").click();
  await page.getByLabel("Refresh without proof").selectOption("For 7 days");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Overview" }).click();
  await expect(page.getByText("Required: its access tokens count with a proof of its key alone.")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^For 7 days$/ })).toBeVisible();
  expect(await grant(request, made.clientKeys)).toBe(400);
  // The example of the page makes the proofs.
  const code = await page.getByLabel("Node.js example", { exact: true }).innerText();
  const env = { LATCHKEY_CLIENT_SECRET: made.clientKeys.clientSecret };
  expect(runExample(code, "await answer.text()", { env })).toBe('{"data":{"viewer":{"name":"Jenkins CI"}}}\n');
  // And so does what can be copied with a new secret, where a curl would be refused.
  await page.getByRole("tab", { name: "Credentials" }).click();
  await rotate(page).click();
  await dialogOf(page).getByRole("button", { name: "Rotate client secret" }).click();
  await expect(dialogOf(page).getByRole("button", { name: "Copy as curl" })).toHaveCount(0);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialogOf(page).getByRole("button", { name: "Copy as Node.js" }).click();
  await expect(dialogOf(page).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(runExample(await page.evaluate(() => navigator.clipboard.readText()), '""', {})).toMatch(/^eyJ[\w.-]+\n$/);
});
