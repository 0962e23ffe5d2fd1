import { type Opened, press } from "./dialog-steps";
import { expect } from "../test";

/** What opens where people are told of something. */
export const dialogsOfNotifications: Opened[] = [
  {
    title: "bell",
    path: () => "/products",
    open: async (page) => {
      await press(page, /^Notifications, 2 unread/);
      await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(3);
    },
    role: "dialog",
  },
  { title: "state filter of notifications", path: () => "/notifications", open: (page) => press(page, /^State/), role: "menu" },
  { title: "about expiry warnings", path: () => "/settings", open: (page) => press(page, /^About expiry warnings/), role: "dialog" },
];
