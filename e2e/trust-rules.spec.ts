import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import type { APIRequestContext, Page } from "playwright/test";
import { parse } from "yaml";
import { idTokenOf, startOidcIssuer } from "../app/api/testing/oidc-issuer";
import { startTokenIssuer } from "../lib/testing/token-issuer";
import { checkInBothSchemes, widths } from "./check-page";
import { appUrl } from "./harness/addresses";
import { expect, test } from "./test";

interface Account {
  account: { id: string };
}

const redirectUri = "https://pipeline.example.com/callback";
const person = { email: "p@example.com", email_verified: true };

/** Runs a script as a reader would, while issuers of this process answer. @returns what it printed */
async function runScript(script: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", script], { env: { ...process.env, ...env }, timeout: 30_000 });
  return stdout.trim();
}

const testToken = async (page: Page, token: string) => {
  await page.getByLabel("Token of the pipeline or pod").fill(token);
  await page.getByRole("button", { name: "Test token" }).click();
};
const verdict = (page: Page) => page.getByRole("status").filter({ hasText: /Accepted|Refused/ });
const preview = (page: Page) => page.getByRole("complementary", { name: "What the rule comes to" });
const value = (page: Page, index: number) => page.getByRole("textbox", { name: `Value of condition ${index}` });

/** Who Latchkey says that an access token is. */
async function nameOf(request: APIRequestContext, token: string): Promise<string | undefined> {
  const response = await request.post("/api/graphql", { headers: { authorization: `Bearer ${token}` }, data: { query: "{ viewer { name } }" } });
  return ((await response.json()) as { data?: { viewer: { name: string } } }).data?.viewer.name;
}

test.describe("trust rules", () => {
  test("an account without any teaches what they are; one for a real OpenID Connect provider is added, tested, mended, used as pasted, and removed", async ({
    page,
    signInAs,
    make,
    request,
  }) => {
    const provider = await startOidcIssuer({ ann: person, bob: person }, redirectUri);
    try {
      const { team } = await signInAs();
      const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
      await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=credentials`);
      await expect(page.getByRole("heading", { name: "Sign in with nothing to keep secret" })).toBeVisible();
      await page.getByRole("link", { name: "Any OIDC issuer" }).click();
      await expect(page.getByRole("radio", { name: "Any OIDC issuer" })).toBeChecked();

      // What is wrong stands on its field, and what was typed stays.
      await page.getByLabel("Issuer", { exact: true }).fill(`${provider.issuer}/`);
      await page.getByLabel("Audience").fill(provider.clientId);
      await page.getByRole("button", { name: "Add trust rule" }).click();
      await expect(value(page, 1)).toHaveAccessibleDescription(/Enter what it must be/);
      await value(page, 1).fill("*");
      await page.getByRole("button", { name: "Add trust rule" }).click();
      await expect(page.getByLabel("Issuer", { exact: true })).toHaveAccessibleDescription(/No OpenID Connect issuer of exactly this name/);
      await expect(page.getByText("Give at least one condition that doesn't hold for everybody.")).toBeVisible();
      await page.getByLabel("Issuer", { exact: true }).fill(provider.issuer);
      await value(page, 1).fill("bob");
      await expect(preview(page)).toContainText("bob");
      await page.getByLabel("Name (optional)").fill("Night shift");
      await page.getByRole("button", { name: "Add trust rule" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Night shift");

      // The test says which claim isn't as it should be.
      const ann = await idTokenOf("ann", provider, redirectUri);
      await testToken(page, ann);
      await expect(verdict(page)).toContainText("The token is genuine, and the rule doesn't take it, because of sub.");
      const rule = page.getByRole("region", { name: "Night shift" });
      await expect(rule.getByRole("row", { name: /Differs sub/ })).toContainText(/bob\s*ann/);
      await expect(rule.getByRole("row", { name: /Matches (iss|aud)/ })).toHaveCount(2);

      await page.getByRole("tab", { name: "Settings" }).click();
      await value(page, 1).fill("ann");
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText("It counts from the next token on.")).toBeVisible();
      await page.getByRole("tab", { name: "Overview" }).click();
      await testToken(page, `Bearer ${ann}\n`);
      await expect(verdict(page)).toContainText("The rule Night shift takes this token");

      // What the page gives to paste does what it says.
      const script = await page.getByLabel("curl example", { exact: true }).innerText();
      const token = await runScript(`${script}\necho "$LATCHKEY_TOKEN"`, { FOREIGN_TOKEN: ann });
      expect(await nameOf(request, token)).toBe("Jenkins CI");
      const bob = await idTokenOf("bob", provider, redirectUri);
      await expect(runScript(script, { FOREIGN_TOKEN: bob })).rejects.toThrow(/400/);

      await page.getByRole("tab", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Remove trust rule" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove trust rule" }).click();
      await expect(page.getByRole("heading", { name: "Sign in with nothing to keep secret" })).toBeVisible();
      await expect(runScript(script, { FOREIGN_TOKEN: ann })).rejects.toThrow(/400/);
    } finally {
      await provider.close();
    }
  });

  test("a rule for GitHub is written in GitHub's words by keyboard alone, and the workflow that is pasted there gets an access token", async ({
    page,
    signInAs,
    make,
    request,
  }) => {
    const metadata = { issuer: "" };
    const issuer = await startTokenIssuer(metadata);
    // As a GitHub Enterprise Server has it.
    metadata.issuer = `${issuer.url}/_services/token`;
    const { team } = await signInAs();
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}/trust-rules/new?platform=other`);
    await page.getByRole("radio", { name: "Any OIDC issuer" }).focus();
    for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("radio", { name: "GitHub Actions" })).toBeChecked();
    const type = async (label: string, text: string) => {
      await expect(page.getByLabel(label, { exact: true })).toBeFocused();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    };
    await page.keyboard.press("Tab");
    await type("Repository", "*/web");
    await page.keyboard.press("Tab");
    await type("Branch", "main");
    await type("Workflow file (optional)", "deploy.yml");
    await page.keyboard.press("Tab");
    await type("Issuer", metadata.issuer);
    await page.keyboard.press("Enter");
    // The first field that is wrong has the focus.
    await expect(page.getByLabel("Repository")).toHaveAccessibleDescription(/anybody on GitHub could let themselves in/);
    await type("Repository", "acme/web");
    const aside = preview(page);
    await expect(aside).toContainText("Runs of deploy.yml in acme/web on the branch main");
    await expect(aside).toContainText("acme/web/.github/workflows/deploy.yml@refs/heads/main");
    await page.getByLabel("Repository").press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("acme/web, main");

    const workflow = parse(await page.getByLabel("Workflow", { exact: true }).innerText()) as { jobs: { deploy: { steps: { run: string }[] } } };
    const claims = { repository: "acme/web", ref: "refs/heads/main", workflow_ref: "acme/web/.github/workflows/deploy.yml@refs/heads/main" };
    const actions = createServer((question, answer) => {
      const audience = new URL(question.url!, "http://actions").searchParams.get("audience")!;
      void issuer.sign({ iss: metadata.issuer, aud: audience, sub: "repo:acme/web", ...claims }).then((token) => answer.end(JSON.stringify({ value: token })));
    });
    await new Promise<void>((resolve) => actions.listen(0, "127.0.0.1", resolve));
    try {
      const printed = await runScript(`${workflow.jobs.deploy.steps[0]!.run}\necho "$LATCHKEY_TOKEN"`, {
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of the run",
        ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(actions.address() as AddressInfo).port}/?api-version=2`,
        GITHUB_ENV: "/dev/null",
      });
      expect(await nameOf(request, printed.split("\n").at(-1)!)).toBe("Jenkins CI");
    } finally {
      actions.close();
    }
  });

  test("what somebody else has changed meanwhile isn't overwritten, and who may not change rules may read and test them", async ({ page, signInAs, make }) => {
    const { team } = await signInAs();
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id } = await make<{ id: string }>("trustRule", { accountId: account.id });
    const url = `/${team.slug}/service-accounts/${account.id}/trust-rules/${id}`;
    await page.goto(`${url}?tab=settings`);
    await value(page, 2).fill("refs/heads/mine");
    const other = await page.context().newPage();
    await other.goto(`${url}?tab=settings`);
    await value(other, 2).fill("refs/heads/theirs");
    await other.getByRole("button", { name: "Save changes" }).click();
    await expect(other.getByText("It counts from the next token on.")).toBeVisible();
    await other.close();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("changed this trust rule")).toBeVisible();
    await expect(page.getByText("ref: refs/heads/theirs")).toBeVisible();

    await signInAs({ teamId: team.id, role: "viewer" });
    await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=credentials`);
    await expect(page.getByRole("link", { name: "Deployments of main" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Add trust rule" })).toHaveCount(0);
    await page.goto(`${url}?tab=settings`);
    await expect(page.getByText("service-account:regenerate-keys").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /Remove|Save/ })).toHaveCount(0);
    await page.goto(url);
    await testToken(page, "nonsense");
    await expect(page.getByLabel("Token of the pipeline or pod")).toHaveAccessibleDescription(/This is no JWT/);
    await testToken(page, "eyJ.eyJ.sig");
    await expect(page.getByLabel("Token of the pipeline or pod")).toHaveAccessibleDescription(/Copy it as a whole/);
  });

  test("the empty state, forms with mistakes and the reasons of a refusal are usable by everyone", async ({ page, signInAs, make }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { team } = await signInAs();
    const { account: empty } = await make<Account>("account", { teamId: team.id, name: "Terraform" });
    const { account } = await make<Account>("account", { teamId: team.id, name: "Jenkins CI" });
    const { issuer } = await make<{ issuer: string }>("trustRule", { accountId: account.id });
    const claims = { iss: issuer, aud: appUrl, repository: "Acme/web", ref: "refs/heads/feature/x" };
    const unsigned = [{ alg: "RS256", kid: "one" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    for (const [device, viewport] of Object.entries(widths)) {
      await page.setViewportSize(viewport);
      await page.goto(`/${team.slug}/service-accounts/${empty.id}?tab=credentials`);
      await expect(page.getByRole("heading", { name: "Sign in with nothing to keep secret" })).toBeVisible();
      await checkInBothSchemes(page, `no trust rules (${device})`);
      await page.goto(`/${team.slug}/service-accounts/${empty.id}/trust-rules/new`);
      for (const platform of ["GitLab CI", "Kubernetes"]) {
        await page.getByRole("radio", { name: platform }).check();
        await page.getByRole("button", { name: "Add condition" }).click();
        await page.getByRole("button", { name: "Add trust rule" }).click();
        await checkInBothSchemes(page, `${platform} (${device})`);
      }
      await page.goto(`/${team.slug}/service-accounts/${account.id}?tab=credentials`);
      await testToken(page, `${unsigned}.AAAA`);
      await expect(verdict(page)).toContainText("The signature of the token is wrong.");
      await expect(page.getByRole("row", { name: /Differs repository/ })).toContainText("Only upper and lower case differ.");
      await checkInBothSchemes(page, `test of a token (${device})`);
    }
  });
});
