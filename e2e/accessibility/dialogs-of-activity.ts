import { type Opened, press } from "./dialog-steps";
import { expect } from "../test";

/** What opens on the pages that tell what happened, and how long that is kept. */
export const dialogsOfActivity: Opened[] = [
  { title: "event", path: () => "/activity", open: (page) => press(page, /created the service account/), role: "dialog" },
  {
    title: "event of a change",
    path: () => "/activity",
    open: async (page) => {
      const team = page.url().replace(/\/activity$/, "");
      await page.goto(`${team}/settings`);
      await page.getByLabel("Name", { exact: true }).fill("Renamed");
      await press(page, "Save changes");
      await page.goto(`${team}/activity?action=team.update`);
      await press(page, /edited the team/);
      await expect(page.getByRole("heading", { name: "What changed" })).toBeVisible();
    },
    role: "dialog",
  },
  { title: "actor filter", path: () => "/activity", open: (page) => press(page, /^By:/), role: "dialog" },
  { title: "action filter", path: () => "/activity", open: (page) => press(page, /^Action:/), role: "dialog" },
  { title: "target filter", path: () => "/activity", open: (page) => press(page, /^On:/), role: "dialog" },
  { title: "time filter", path: () => "/activity", open: (page) => press(page, /^Time:/), role: "dialog" },
  {
    title: "address filter",
    path: () => "/activity",
    open: async (page) => {
      await press(page, /^Address:/);
      await page.getByRole("combobox").fill("203.0.113.7");
      await expect(page.getByRole("option", { name: "203.0.113.7" })).toBeVisible();
    },
    role: "dialog",
  },
  { title: "export", path: () => "/activity", open: (page) => press(page, "Export"), role: "dialog" },
  {
    title: "exported",
    path: () => "/activity",
    open: async (page) => {
      await press(page, "Export");
      await press(page, "Export CSV");
      await expect(page.getByRole("dialog").getByText(/saved/)).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "export that is refused",
    path: () => "/activity",
    open: async (page) => {
      await page.route("**/api/export/**", (route) => route.fulfill({ status: 503, json: { message: "The database can't be reached.", requestId: "req-1" } }));
      await press(page, "Export");
      await press(page, "Export CSV");
      await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "doings filter",
    path: ({ account }) => `/service-accounts/${account}?tab=activity`,
    open: (page) => press(page, /^Show: Everything/),
    role: "menu",
  },
  {
    title: "keep events for a shorter time",
    path: () => "/settings",
    open: async (page) => {
      await page.getByLabel("Only for so many days").check();
      await press(page, "Save retention");
      await expect(page.getByRole("dialog").getByRole("status")).toContainText("within the hour");
    },
    role: "dialog",
  },
];
