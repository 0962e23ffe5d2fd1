import type { Page } from "playwright/test";
import { type Opened, press } from "./dialog-steps";
import { expect } from "../test";

const settings = ({ webhook }: { webhook: string }) => `/webhooks/${webhook}?tab=settings`;

/** The dialogs and menus of webhooks. */
export const dialogsOfWebhooks: Opened[] = [
  { title: "row menu of a webhook", path: () => "/webhooks", open: (page) => press(page, "Actions for On-call"), role: "menu" },
  { title: "owner filter of webhooks", path: () => "/webhooks", open: (page) => press(page, /^Tells of/), role: "menu" },
  {
    title: "menu of a webhook",
    path: ({ account }) => `/service-accounts/${account}?tab=notifications`,
    open: (page) => press(page, "Actions for On-call"),
    role: "menu",
  },
  { title: "rotate a signing secret", path: settings, open: (page) => press(page, "Rotate secret"), role: "dialog" },
  {
    title: "new signing secret",
    path: settings,
    open: async (page: Page) => {
      await press(page, "Rotate secret");
      await page.getByRole("dialog").getByRole("button", { name: "Rotate secret" }).click();
      await expect(page.getByText("You won't see this secret again.")).toBeVisible();
    },
    role: "dialog",
  },
  { title: "delete webhook", path: settings, open: (page) => press(page, "Delete webhook"), role: "dialog" },
  {
    title: "delivery",
    path: ({ webhook }) => `/webhooks/${webhook}`,
    open: async (page) => {
      await press(page, "Send test");
      await press(page, "webhook.test");
      await expect(page.getByRole("dialog").getByText("Message id")).toBeVisible();
    },
    role: "dialog",
  },
];
