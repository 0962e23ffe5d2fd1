import type { Page } from "playwright/test";
import { expect } from "../test";

/** What the team has. */
export interface Ids {
  product: string;
  group: string;
  member: string;
  role: string;
  account: string;
  /** A trust rule of the account, which has a public key too. */
  rule: string;
  /** A webhook of the account. */
  webhook: string;
  /** A service account without permissions. */
  idle: string;
  /** An opaque token, and one that carries its scopes in itself. */
  token: string;
  carried: string;
}

/** A dialog, drawer or menu, and how one comes to it. */
export interface Opened {
  title: string;
  /** The page, below the team's. */
  path: (ids: Ids) => string;
  open: (page: Page) => Promise<void>;
  role: "dialog" | "menu";
}

/** Presses the first button of this name. */
export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

/** Searches in a field, and chooses what it finds. */
export const pick = async (page: Page, label: string | RegExp, name: string) => {
  await page.getByRole("combobox", { name: label }).last().fill(name);
  await page.getByRole("option", { name }).first().click();
};

/** Waits until the dialog says who gains and who loses. */
export const showsImpact = (page: Page) => expect(page.getByRole("dialog").getByRole("status").first()).toContainText(/gains|loses|Nobody/);
