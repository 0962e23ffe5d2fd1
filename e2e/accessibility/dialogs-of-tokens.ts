import type { Page } from "playwright/test";
import { type Opened, press } from "./dialog-steps";
import { expect } from "../test";

const created = async (page: Page) => {
  await page.getByLabel("Name", { exact: true }).fill("Report");
  await press(page, "Create API token");
  await expect(page.getByText("You won't see this token again.")).toBeVisible();
};

/** The dialogs and menus of API tokens. */
export const dialogsOfTokens: Opened[] = [
  { title: "state filter of tokens", path: () => "/tokens", open: (page) => press(page, /^State/), role: "menu" },
  { title: "account filter of tokens", path: () => "/tokens", open: (page) => press(page, /^Account: All/), role: "dialog" },
  { title: "row menu of a token", path: () => "/tokens", open: (page) => press(page, "Actions for Nightly"), role: "menu" },
  {
    title: "revoke several",
    path: () => "/tokens",
    open: async (page) => {
      await page.getByRole("checkbox", { name: /^Select all/ }).check();
      await press(page, "Revoke");
    },
    role: "dialog",
  },
  { title: "new token", path: ({ idle }) => `/tokens/new?account=${idle}`, open: created, role: "dialog" },
  {
    title: "new token that nobody copied",
    path: ({ idle }) => `/tokens/new?account=${idle}`,
    open: async (page) => {
      await created(page);
      await press(page, "Done");
      await expect(page.getByText("Close without the token?")).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "reset token",
    path: ({ token }) => `/tokens/${token}?tab=settings`,
    open: async (page) => {
      await press(page, "Reset API token");
      await page.getByRole("dialog").getByLabel("Expires").selectOption("A date…");
    },
    role: "dialog",
  },
  {
    title: "reset self-contained token",
    path: ({ carried }) => `/tokens/${carried}?tab=settings`,
    open: (page) => press(page, "Reset API token"),
    role: "dialog",
  },
  { title: "revoke token", path: ({ token }) => `/tokens/${token}?tab=settings`, open: (page) => press(page, "Revoke API token"), role: "dialog" },
  {
    title: "revoke everything",
    path: ({ account }) => `/service-accounts/${account}?tab=settings`,
    open: async (page) => {
      await press(page, "Revoke everything");
      await expect(page.getByRole("dialog").getByText(/in force/)).toBeVisible();
    },
    role: "dialog",
  },
];
