import { expect } from "../test";
import { type Opened, pick, press, showsImpact } from "./dialog-steps";

/** The dialogs and menus of roles. */
export const dialogsOfRoles: Opened[] = [
  {
    title: "assign role",
    path: ({ role }) => `/roles/${role}`,
    open: async (page) => {
      await press(page, "Assign");
      await pick(page, "To whom", "Operators");
      await showsImpact(page);
    },
    role: "dialog",
  },
  { title: "clone role", path: ({ role }) => `/roles/${role}`, open: (page) => press(page, "Clone"), role: "dialog" },
  {
    title: "delete role that is assigned",
    path: ({ role }) => `/roles/${role}`,
    open: async (page) => {
      await press(page, "Delete role");
      await pick(page, "Hand its holders another role", "service-account-viewer");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "menu of an assignment",
    path: ({ role }) => `/roles/${role}?tab=holders`,
    open: (page) => press(page, "Actions for Jenkins CI"),
    role: "menu",
  },
  {
    title: "unassign",
    path: ({ role }) => `/roles/${role}?tab=holders`,
    open: async (page) => {
      await press(page, "Actions for Jenkins CI");
      await page.getByRole("menuitem", { name: "Unassign" }).click();
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "until when",
    path: ({ role }) => `/roles/${role}?tab=holders`,
    open: async (page) => {
      await press(page, "Actions for Jenkins CI");
      await page.getByRole("menuitem", { name: "Change until when" }).click();
      await page.getByRole("dialog").getByLabel("Until").selectOption("A date…");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "add roles",
    path: ({ account }) => `/service-accounts/${account}?tab=roles`,
    open: async (page) => {
      await press(page, "Add role");
      await pick(page, "Roles", "service-account-viewer");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "unused permissions",
    path: ({ account }) => `/service-accounts/${account}?tab=permissions`,
    open: async (page) => {
      await press(page, "Remove unused permissions");
      await showsImpact(page);
    },
    role: "dialog",
  },
  {
    title: "choice of roles",
    path: ({ account }) => `/service-accounts/${account}?tab=roles`,
    open: async (page) => {
      await press(page, "Add role");
      await page.getByRole("combobox", { name: "Roles" }).click();
      await expect(page.getByRole("listbox").getByRole("option").first()).toBeVisible();
    },
    role: "dialog",
  },
  {
    title: "roles that permit what is removed",
    path: ({ product }) => `/products/${product}`,
    open: async (page) => {
      await press(page, "Remove permission 1");
      await press(page, /^Save/);
      await showsImpact(page);
    },
    role: "dialog",
  },
];
