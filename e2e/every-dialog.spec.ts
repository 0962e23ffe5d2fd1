import type { Page } from "playwright/test";
import { checkShown, schemes, widths } from "./check-page";
import { expect, test } from "./test";

interface Opened {
  title: string;
  /** The page, below the team's. */
  path: (ids: { product: string }) => string;
  open: (page: Page) => Promise<void>;
  role: "dialog" | "menu";
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();
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

const all: Opened[] = [
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
  { title: "event", path: () => "/activity", open: (page) => press(page, /created the service account/), role: "dialog" },
  { title: "actor filter", path: () => "/activity", open: (page) => press(page, /^By:/), role: "dialog" },
  { title: "action filter", path: () => "/activity", open: (page) => press(page, /^Action:/), role: "dialog" },
  { title: "time filter", path: () => "/activity", open: (page) => press(page, /^Time:/), role: "dialog" },
];

for (const scheme of schemes) {
  for (const [device, viewport] of Object.entries(widths)) {
    test(`every dialog, drawer and menu is usable by everyone: ${scheme}, ${device}`, async ({ page, signInAs, make }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      const { team } = await signInAs();
      const product = await make<{ id: string }>("product", { teamId: team.id });
      await page.goto(`/${team.slug}/service-accounts/new`);
      await page.getByLabel("Name", { exact: true }).fill("Jenkins CI");
      await page.getByRole("button", { name: "Create service account" }).click();
      await expect(page.getByText("You won't see this secret again.")).toBeVisible();
      for (const { title, path, open, role } of all) {
        await page.goto(`/${team.slug}${path({ product: product.id })}`);
        if (device === "phone" && role === "menu" && path({ product: "" }) === "") await press(page, "Open navigation");
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
        await open(page);
        await expect(page.getByRole(role).first()).toBeVisible();
        await checkShown(page, `${title} (${scheme}, ${device})`);
        await page.unrouteAll();
      }
    });
  }
}
