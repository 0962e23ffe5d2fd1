import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { appPort } from "./harness/addresses";
import { type FreshInstallation, startFreshInstallation } from "./harness/fresh-installation";
import { blocksOf } from "../docs/testing/blocks-of";
import { runShell } from "../docs/testing/run-shell";
import { startTokenIssuer } from "../lib/testing/token-issuer";
import { expect, test } from "./test";

let installation: FreshInstallation;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "latchkey-tour-"));
  installation = await startFreshInstallation(appPort + 2);
});

test.afterAll(async () => {
  await installation.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Lets the account refresh its tokens, and trust an issuer, as docs/oauth.md takes for granted.
 * @returns what a shell needs to have: a token of that issuer, one that a product has received, and one that can be refreshed
 */
async function readyForOAuth(token: string): Promise<string[]> {
  const issuer = await startTokenIssuer();
  const ask = async (query: string, variables: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${installation.url}/api/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: Record<string, { id: string; userErrors: unknown[] }>; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };
  const { id } = (await ask("{ viewer { id } }", {})).viewer!;
  const rule = { serviceAccountId: id, name: "Main", issuer: issuer.url, conditions: [{ claim: "sub", pattern: "repo:acme/*:ref:refs/heads/main" }] };
  const { updated, added } = await ask(
    `mutation ($id: ID!, $rule: AddTrustRuleInput!) {
       updated: updateServiceAccount(id: $id, input: { refreshLifetime: 86400 }) { userErrors { message } }
       added: addTrustRule(input: $rule) { userErrors { message } }
     }`,
    { id, rule },
  );
  expect([updated!.userErrors, added!.userErrors]).toEqual([[], []]);
  const fresh = `$(curl -s "$LATCHKEY/oauth/token" -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  const foreign = await issuer.sign({ sub: "repo:acme/web:ref:refs/heads/main", aud: installation.url });
  return [`FOREIGN_TOKEN=${foreign}`, `RECEIVED=${fresh}`, `TOKEN=${fresh}`];
}

test("README's tour and the commands of the docs do what they say, from an empty installation on", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(installation.setupLink);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByRole("textbox", { name: "Password" }).fill("correct horse battery");
  await page.getByLabel("Team name").fill("Acme");
  await page.getByRole("button", { name: "Create the team" }).click();
  await expect(page).toHaveURL(`${installation.url}/acme`);

  await page.goto(`${installation.url}/acme/service-accounts/new`);
  await page.getByLabel("Name", { exact: true }).fill("Jenkins CI");
  await page.keyboard.press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download client keys" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("jenkins-ci-client-keys.csv");
  await file.saveAs(path.join(folder, file.suggestedFilename()));
  await page.getByRole("button", { name: "Done" }).click();

  const here = (block: string) => block.replaceAll("http://localhost:3000", installation.url);
  const [, , ...tour] = blocksOf("README.md", "sh").map(here);
  const lastBlock = tour.pop()!;
  const printed = await runShell([...tour, "declare -p LATCHKEY CLIENT_ID CLIENT_SECRET TOKEN > keys.sh"], { cwd: folder });
  expect(printed).toContain('"name":"Jenkins CI","enabled":true');
  expect(printed).toContain('"name":"Nightly backup","description":"","enabled":true,"product":{"key":"latchkey"}');

  const prepared = await readyForOAuth(await runShell([". ./keys.sh", 'printf %s "$TOKEN"'], { cwd: folder }));
  for (const document of ["docs/oauth.md", "docs/graphql.md"]) {
    const commands = blocksOf(document, "sh").filter((block) => block.startsWith("curl"));
    const answers = await runShell([`. ${folder}/keys.sh`, ...prepared, ...commands], { cwd: process.cwd() });
    expect(answers).not.toMatch(/"errors?"/);
    expect(answers).toMatch(/"access_token"|"totalCount":1/);
    if (document === "docs/oauth.md") expect(answers.match(/"issued_token_type"/g)).toHaveLength(2);
  }
  let output = "";
  for (const document of ["docs/deploy.md", "docs/oauth.md"]) {
    // npm finds its commands in this folder; what they save belongs into the tour's.
    const operations = blocksOf(document, "sh")
      .filter((block) => !block.startsWith("curl"))
      .map((block) => block.replaceAll("heads.json", path.join(folder, "heads.json")));
    output += await runShell(operations, { cwd: process.cwd(), env: installation.environment });
  }
  expect(output).toContain('"team":{"id":"team_');
  expect(output).not.toContain("MEND");

  await page.goto(`${installation.url}/acme/service-accounts?search=Jenkins`);
  await page.getByRole("switch", { name: "Jenkins CI enabled" }).click();
  await expect(page.getByRole("switch", { name: "Jenkins CI enabled" })).not.toBeChecked();
  await expect.poll(() => runShell([". ./keys.sh", lastBlock], { cwd: folder })).toBe("401\n");
});
