import type { Page } from "playwright/test";
import { type Ids, type Opened, press } from "./dialog-steps";
import { expect } from "../test";

const path = ({ account }: Ids) => `/service-accounts/${account}?tab=credentials`;
const confirm = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name }).click();
const addKey = async (page: Page) => {
  await press(page, "Add public key");
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** The dialogs of what an account proves itself with. */
export const dialogsOfCredentials: Opened[] = [
  {
    title: "add public key",
    path,
    open: async (page) => {
      await addKey(page);
      await press(page, "How to make a key pair");
    },
    role: "dialog",
  },
  {
    title: "add public key, with mistakes",
    path,
    open: async (page) => {
      await addKey(page);
      await page.getByRole("dialog").getByLabel("Expires").selectOption("A number of days…");
      await confirm(page, "Add public key");
      await expect(page.getByText("Paste a public key, or choose its file.")).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "add address of a key set",
    path,
    open: async (page) => {
      await addKey(page);
      await page.getByLabel("Where it publishes its keys").check();
    },
    role: "dialog",
  },
  { title: "remove public key", path, open: (page) => press(page, "Remove Build server"), role: "dialog" },
  {
    title: "rotate client secret at once",
    path,
    open: async (page) => {
      await press(page, "Rotate client secret");
      await page.getByLabel("The present secrets go on for").selectOption("No time: they stop at once");
    },
    role: "dialog",
  },
  {
    title: "new client secret",
    path,
    open: async (page) => {
      await press(page, "Rotate client secret");
      await confirm(page, "Rotate client secret");
      await expect(page.getByText("You won't see this secret again.")).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "new client secret that nobody copied",
    path,
    open: async (page) => {
      await press(page, "Rotate client secret");
      await confirm(page, "Rotate client secret");
      await press(page, "Done");
      await expect(page.getByText("Close without the secret?")).toBeVisible();
    },
    role: "dialog",
  },
  { title: "retire client secret", path, open: (page) => press(page, /^Retire lks_/), role: "dialog" },
  { title: "row menu of a trust rule", path, open: (page) => press(page, "Actions for Deployments of main"), role: "menu" },
  {
    title: "remove trust rule",
    path: ({ account, rule }) => `/service-accounts/${account}/trust-rules/${rule}?tab=settings`,
    open: (page) => press(page, "Remove trust rule"),
    role: "dialog",
  },
];
