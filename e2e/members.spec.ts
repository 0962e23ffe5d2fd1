import type { Browser, Page } from "playwright/test";
import { askAs } from "./ask-as";
import { appUrl } from "./harness/addresses";
import { openAs } from "./open-as";
import { expect, type SignedIn, test } from "./test";

/** Invites somebody in the page, with the built-in role Viewer. @returns the link */
async function invite(page: Page, slug: string, email: string): Promise<string> {
  await page.goto(`/${slug}/members/invite`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("combobox", { name: /^Roles/ }).fill("Viewer");
  await page.getByRole("option", { name: /^Viewer/ }).click();
  await expect(page.getByRole("region", { name: "What they would be able to do" })).toContainText("Latchkey");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("No mail was sent.");
  const link = await dialog.getByRole("status", { name: "Invitation link" }).innerText();
  expect(link).toMatch(/\/invite#lkinv_/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Members");
  return link;
}

async function openAlone(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: appUrl })).newPage();
  await page.goto(link);
  return page;
}

const findMember = async (owner: SignedIn, search: string) => {
  const query = "query ($teamId: ID!, $search: String!) { members(teamId: $teamId, filter: { search: $search }) { nodes { id } } }";
  const { data } = await askAs<{ members: { nodes: { id: string }[] } }>(owner, query, { teamId: owner.team.id, search });
  return data!.members.nodes[0]!.id;
};

test.describe("invite people", () => {
  test("a new person opens the link, chooses a password, and is in the team with the role", async ({ page, signInAs, browser }) => {
    const { team } = await signInAs();
    const email = `grace-${Date.now()}@example.com`;
    const link = await invite(page, team.slug, email);
    await expect(page.getByRole("table", { name: "Invitations" })).toContainText(email);

    const theirs = await openAlone(browser, link);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Join ${team.name}`);
    expect(theirs.url(), "the secret is in no address").not.toContain("lkinv_");
    await theirs.getByLabel("Your name").fill("Grace Hopper");
    await theirs.getByRole("textbox", { name: "Password" }).fill("twelve or more letters");
    await theirs.getByRole("button", { name: "Join the team" }).click();
    await expect(theirs).toHaveURL(`/${team.slug}`);
    await expect(theirs.getByRole("navigation", { name: "Main" })).toContainText("Service accounts");
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation doesn't work any more");
    await theirs.context().close();

    await page.getByRole("tab", { name: "People" }).click();
    await expect(page.getByRole("row", { name: /Grace Hopper/ })).toContainText("Viewer");
    await page.getByRole("tab", { name: "Invitations" }).click();
    await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
  });

  test("who is known already signs in, and joins; whoever else is signed in signs out first", async ({ page, signInAs, make, browser }) => {
    const { team } = await signInAs();
    const invited = await make<SignedIn>("person", {});
    const other = await make<SignedIn>("person", {});
    const link = await invite(page, team.slug, invited.email);

    const theirs = await openAs(browser, other, link);
    await expect(theirs.getByText(`You are signed in as ${other.name}`)).toBeVisible();
    await theirs.getByRole("button", { name: "Sign out and continue" }).click();
    await expect(theirs.getByLabel("E-mail")).toHaveValue(invited.email);
    expect(theirs.url()).not.toContain("lkinv_");
    await theirs.getByRole("textbox", { name: "Password" }).fill(invited.password);
    await theirs.getByRole("button", { name: "Sign in" }).click();
    await theirs.getByRole("button", { name: `Join ${team.name}` }).click();
    await expect(theirs).toHaveURL(`/${team.slug}`);
    await theirs.getByRole("button", { name: /^Team:/ }).click();
    await expect(theirs.getByRole("menuitem", { name: invited.team.name })).toBeVisible();
    await theirs.context().close();
  });

  test("an invitation that is sent again has a new link, and one that is withdrawn none", async ({ page, signInAs, browser }) => {
    const { team } = await signInAs();
    const email = `linus-${Date.now()}@example.com`;
    const first = await invite(page, team.slug, email);
    await page.getByRole("button", { name: `Send again to ${email}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
    const second = await page.getByRole("dialog").getByRole("status", { name: "Invitation link" }).innerText();
    expect(second).not.toBe(first);
    await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
    const theirs = await openAlone(browser, first);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation doesn't work any more");
    // In the same tab: the page isn't loaded anew, only what stands behind the # is another one.
    await theirs.goto(second);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Join ${team.name}`);
    expect(theirs.url()).not.toContain("lkinv_");

    await page.getByRole("button", { name: `Withdraw the invitation of ${email}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw invitation" }).click();
    await expect(page.getByRole("heading", { name: "No open invitations" })).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation doesn't work any more");
    await theirs.context().close();
  });

  test("whoever is invited twice, or in the team already, is refused on the field", async ({ page, signInAs }) => {
    const { team, email } = await signInAs();
    await page.goto(`/${team.slug}/members/invite`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("E-mail").press("Enter");
    await expect(page.getByText("This person is in the team already.")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  });
});

test.describe("manage members", () => {
  test("find a member, and change their role", async ({ page, signInAs, make }) => {
    const owner = await signInAs();
    const { team } = owner;
    const member = await make<SignedIn>("person", { teamId: team.id, role: "viewer" });
    await page.goto(`/${team.slug}/members`);
    await page.getByRole("searchbox").fill(member.email);
    await expect(page.getByRole("row", { name: new RegExp(owner.email) })).toHaveCount(0);
    await page.getByRole("link", { name: member.name }).click();
    await page.getByRole("tab", { name: "Roles" }).click();
    await page.getByRole("button", { name: "Add role" }).click();
    await page.getByRole("dialog").getByRole("combobox", { name: "Roles" }).fill("Admin");
    await page.getByRole("option", { name: /^Admin/ }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toContainText("gains");
    await page.getByRole("dialog").getByRole("button", { name: "Assign role" }).click();
    await expect(page.getByRole("link", { name: "Admin", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Actions for Viewer" }).click();
    await page.getByRole("menuitem", { name: "Unassign" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Unassign/ })
      .click();
    await expect(page.getByRole("link", { name: "Viewer", exact: true })).toHaveCount(0);
    await page.getByRole("tab", { name: "Permissions" }).click();
    await expect(page.getByRole("list", { name: "What gives member:invite" })).toContainText("Admin");
  });

  test("a person who is removed loses everything at once, and the service accounts that they made go on working", async ({ page, signInAs, make, request }) => {
    const owner = await signInAs();
    const { team } = owner;
    const member = await make<SignedIn>("person", { teamId: team.id, role: "admin" });
    const create = "mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { clientKeys { clientId clientSecret } } }";
    type Created = { createServiceAccount: { clientKeys: { clientId: string; clientSecret: string } } };
    const { data } = await askAs<Created>(member, create, { input: { teamId: team.id, name: "Nightly backup" } });
    const { clientId, clientSecret } = data!.createServiceAccount.clientKeys;
    const grant = () => request.post("/oauth/token", { form: { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret } });
    const { access_token: token } = (await (await grant()).json()) as { access_token: string };

    await page.goto(`/${team.slug}/members/${await findMember(owner, member.email)}`);
    await page.getByRole("button", { name: "Remove member" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("go on working");
    await expect(dialog.getByRole("status")).toContainText("loses");
    await dialog.getByRole("button", { name: `Remove ${member.name}` }).click();
    await expect(page).toHaveURL(`/${team.slug}/members`);
    await expect(page.getByRole("row", { name: new RegExp(member.email) })).toHaveCount(0);

    const gone = await askAs<{ serviceAccounts: unknown }>(member, "query ($id: ID!) { serviceAccounts(teamId: $id) { totalCount } }", { id: team.id });
    expect(gone.data?.serviceAccounts ?? null).toBeNull();
    const asked = await request.post("/api/graphql", {
      data: { query: "{ viewer { name } }" },
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    expect(await asked.json()).toMatchObject({ data: { viewer: { name: "Nightly backup" } } });
    expect((await grant()).status()).toBe(200);
  });

  test("the last owner can't leave, nor be demoted, and is told why", async ({ page, signInAs }) => {
    const owner = await signInAs();
    await page.goto(`/${owner.team.slug}/members/${await findMember(owner, owner.email)}`);
    await page.getByRole("button", { name: `Leave ${owner.team.name}` }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Leave ${owner.team.name}` })
      .click();
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("The team would be left without an owner. Make somebody else an owner first");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("tab", { name: "Roles" }).click();
    await page.getByRole("button", { name: "Actions for Owner" }).click();
    await page.getByRole("menuitem", { name: "Unassign" }).click();
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("The team would be left without an owner.");
  });
});
