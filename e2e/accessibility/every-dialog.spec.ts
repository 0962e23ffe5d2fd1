import type { Page } from "playwright/test";
import { addPublicKey } from "../add-public-key";
import { checkInBothSchemes, widths } from "../check-page";
import { type Ids, type Opened, pick, press, showsImpact } from "./dialog-steps";
import { dialogsOfActivity } from "./dialogs-of-activity";
import { dialogsOfCredentials } from "./dialogs-of-credentials";
import { dialogsOfNotifications } from "./dialogs-of-notifications";
import { dialogsOfRoles } from "./dialogs-of-roles";
import { dialogsOfTokens } from "./dialogs-of-tokens";
import { dialogsOfWebhooks } from "./dialogs-of-webhooks";
import { makeApiToken } from "../make-api-token";
import { makeGroup } from "../make-group";
import { makeHeldRole } from "../make-held-role";
import { makeWebhook } from "../make-webhook";
import { expect, type SignedIn, test } from "../test";

const refuse = (page: Page, message: string, extensions: object) =>
  page.route("**/api/graphql", (route) => {
    const isIt = route.request().postData()?.includes("regenerateClientKeys");
    return isIt ? route.fulfill({ json: { data: null, errors: [{ message, extensions }] } }) : route.continue();
  });
const regenerate = async (page: Page) => {
  await press(page, "Actions for Jenkins CI");
  await page.getByRole("menuitem", { name: "Regenerate client keys" }).click();
};
const confirmRegenerate = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Regenerate client keys" }).click();

const main: Opened[] = [
  { title: "team menu", path: () => "", open: (page) => press(page, /^Team:/), role: "menu" },
  { title: "person menu", path: () => "", open: (page) => press(page, /^Account:/), role: "menu" },
  { title: "help", path: () => "/products", open: (page) => press(page, /^About this page/), role: "dialog" },
  {
    title: "palette",
    path: () => "/products",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("jenkins");
      await expect(page.getByRole("option", { name: /Jenkins CI/ })).toBeVisible();
    },
    role: "dialog",
  },
  { title: "state filter", path: () => "/service-accounts", open: (page) => press(page, /^State/), role: "menu" },
  { title: "product filter", path: () => "/service-accounts", open: (page) => press(page, /^Product:/), role: "dialog" },
  { title: "creator filter", path: () => "/service-accounts", open: (page) => press(page, /^Created by:/), role: "dialog" },
  { title: "columns menu", path: () => "/service-accounts", open: (page) => press(page, "Columns"), role: "menu" },
  {
    title: "unsaved changes",
    path: () => "/service-accounts/new",
    open: async (page) => {
      await page.getByLabel("Name", { exact: true }).fill("Half a name");
      await page.getByRole("main").getByRole("link", { name: "Service accounts" }).click();
    },
    role: "dialog",
  },
  { title: "row menu", path: () => "/service-accounts", open: (page) => press(page, "Actions for Jenkins CI"), role: "menu" },
  {
    title: "delete account",
    path: () => "/service-accounts",
    open: async (page) => {
      await press(page, "Actions for Jenkins CI");
      await page.getByRole("menuitem", { name: "Delete" }).click();
    },
    role: "dialog",
  },
  { title: "regenerate keys", path: () => "/service-accounts", open: regenerate, role: "dialog" },
  {
    title: "password",
    path: () => "/service-accounts",
    open: async (page) => {
      await page.route("**/api/auth/providers", (route) => route.fulfill({ json: { oidc: { name: "Acme SSO" } } }));
      await refuse(page, "Confirm", { code: "FORBIDDEN", reason: "REAUTHENTICATION_REQUIRED" });
      await regenerate(page);
      await confirmRegenerate(page);
      await expect(page.getByRole("dialog", { name: "Confirm that it's you" })).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "session ended",
    path: () => "/service-accounts",
    open: async (page) => {
      await refuse(page, "Ended", { code: "UNAUTHENTICATED" });
      await regenerate(page);
      await confirmRegenerate(page);
      await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "new keys",
    path: () => "/service-accounts",
    open: async (page) => {
      await regenerate(page);
      await confirmRegenerate(page);
      await expect(page.getByText("You won't see this secret again.")).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "paste permissions",
    path: ({ product }) => `/products/${product}`,
    open: async (page) => {
      await press(page, "Paste JSON or YAML");
      await page.getByRole("dialog").getByRole("textbox").fill("- invoices:read");
      await expect(page.getByText("Read 1 permission:")).toBeVisible();
    },
    role: "dialog",
  },
  { title: "delete product", path: ({ product }) => `/products/${product}`, open: (page) => press(page, "Delete product"), role: "dialog" },
  { title: "days filter", path: () => "/review", open: (page) => press(page, /^Unused for/), role: "menu" },
  { title: "kind of holders", path: () => "/review/access?permission=audit:read", open: (page) => press(page, /^Show:/), role: "menu" },
];

const selectAll = (page: Page) => page.getByRole("checkbox", { name: /^Select all/ }).check();

const groupsAndMembers: Opened[] = [
  {
    title: "add members",
    path: ({ group }) => `/groups/${group}`,
    open: async (page) => {
      await press(page, "Add members");
      await pick(page, "Members", "Jenkins CI");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "add members, refused",
    path: ({ group }) => `/groups/${group}`,
    open: async (page) => {
      await page.route("**/api/graphql", (route) => {
        const asked = route.request().postData()?.includes("AddGroupMembers(");
        const payload = { group: null, impact: null, userErrors: [{ field: null, message: "Jenkins CI can't join." }] };
        return asked ? route.fulfill({ json: { data: { addGroupMembers: payload } } }) : route.continue();
      });
      await press(page, "Add members");
      await pick(page, "Members", "Jenkins CI");
      await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
    },
    role: "dialog",
  },
  { title: "kinds of members", path: ({ group }) => `/groups/${group}`, open: (page) => press(page, /^Show:/), role: "menu" },
  {
    title: "remove members",
    path: ({ group }) => `/groups/${group}`,
    open: async (page) => {
      await selectAll(page);
      await press(page, "Remove from group");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "delete group",
    path: ({ group }) => `/groups/${group}?tab=settings`,
    open: async (page) => {
      await press(page, "Delete group");
      await showsImpact(page);
    },
    role: "dialog",
  },
  { title: "role filter", path: () => "/members", open: (page) => press(page, /^Role:/), role: "dialog" },
  {
    title: "add to a group",
    path: ({ member }) => `/members/${member}?tab=groups`,
    open: (page) => press(page, "Add to a group"),
    role: "dialog",
  },
  {
    title: "remove member",
    path: ({ member }) => `/members/${member}`,
    open: async (page) => {
      await press(page, "Remove member");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "invited",
    path: () => "/members/invite",
    open: async (page) => {
      await page.getByLabel("E-mail").fill("grace@example.com");
      await press(page, "Invite");
      await expect(page.getByRole("status", { name: "Invitation link" })).toBeVisible();
    },
    role: "dialog",
  },
  { title: "send again", path: () => "/members?tab=invitations", open: (page) => press(page, /^Send again/), role: "dialog" },
  { title: "withdraw", path: () => "/members?tab=invitations", open: (page) => press(page, /^Withdraw/), role: "dialog" },
  { title: "leave team", path: () => "/settings", open: (page) => press(page, /^Leave/), role: "dialog" },
];

const parts = {
  "of activity": dialogsOfActivity,
  "of roles": dialogsOfRoles,
  "of API tokens": dialogsOfTokens,
  "of credentials": dialogsOfCredentials,
  "of webhooks": dialogsOfWebhooks,
  "of notifications": dialogsOfNotifications,
  "of the main pages": main,
  "of groups and members": groupsAndMembers,
};

// Each has a team of its own, and they take long: whoever is free takes the next.
test.describe.configure({ mode: "parallel" });

for (const [device, viewport] of Object.entries(widths)) {
  for (const [part, all] of Object.entries(parts))
    test(`every dialog, drawer and menu ${part} is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      const owner = await signInAs();
      const { team } = owner;
      const product = await make<{ id: string }>("product", { teamId: team.id });
      await page.goto(`/${team.slug}/service-accounts/new`);
      await page.getByLabel("Name", { exact: true }).fill("Jenkins CI");
      await page.getByRole("button", { name: "Create service account" }).click();
      await expect(page.getByText("You won't see this secret again.")).toBeVisible();
      const person = await make<SignedIn>("person", { teamId: team.id, role: "viewer" });
      const held = await makeHeldRole(owner, product.id);
      await make("age", { accountId: held.account, days: 100 });
      const { id: token } = await makeApiToken(owner, held.account, { name: "Nightly" });
      const { id: carried } = await makeApiToken(owner, held.account, { name: "Self-contained", format: "JWT", expiresInDays: 30 });
      await addPublicKey(owner, held.account);
      const { id: rule } = await make<{ id: string }>("trustRule", { accountId: held.account });
      const { account: idle } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Zero permissions", roleIds: [] });
      const webhook = await makeWebhook(owner, { serviceAccountId: held.account });
      const told = ["A", "B", "C"].map((name, index) => ({ title: `API token “${name}” of “Jenkins CI” ends in 7 days`, subjectId: token, read: index === 2 }));
      await make("notifications", { email: owner.email, teamId: team.id, told });
      const ids: Ids = { product: product.id, webhook, token, carried, rule, idle: idle.id, ...(await makeGroup(owner, person)), ...held };
      for (const { title, path, open, role } of all) {
        await page.goto(`/${team.slug}${path(ids)}`);
        if (device === "phone" && role === "menu" && path(ids) === "") await press(page, "Open navigation");
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
        await open(page);
        await expect(page.getByRole(role).first()).toBeVisible();
        await checkInBothSchemes(page, `${title} (${device})`);
        await page.unrouteAll();
      }
    });
}
