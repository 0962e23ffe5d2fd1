import type { Page } from "playwright/test";
import { askAs } from "./ask-as";
import { checkInBothSchemes, widths } from "./check-page";
import { expect, test } from "./test";

const address = "/installation/signing-keys";
const keysIn = async (page: Page) => ((await (await page.request.get("/.well-known/jwks.json")).json()) as { keys: { kid: string; alg: string }[] }).keys;
const choose = async (page: Page, name: string) => {
  await page.getByRole("dialog").getByText(name, { exact: true }).click();
};
const rotate = (page: Page) => page.getByRole("button", { name: "Rotate keys" }).click();
const rowOf = (page: Page, kid: string) => page.getByRole("row").filter({ hasText: kid });

// One after another: there is one installation, and its keys are for all.
test.describe.configure({ mode: "serial" });

test.describe("signing keys", () => {
  test("an administrator comes there by the account's menu, publishes the next keys, and sees what comes when", async ({ page, signInAs }) => {
    const { team, name } = await signInAs({ administrator: true });
    await page.goto(`/${team.slug}`);
    const before = await keysIn(page);
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Signing keys" }).click();
    await expect(page).toHaveURL(address);
    await expect(rowOf(page, before[0]!.kid)).toContainText("Signing");

    await rotate(page);
    await page.getByRole("dialog").getByRole("button", { name: "Publish new keys" }).click();
    await expect(page.getByText("New keys are published")).toBeVisible();
    const [added] = (await keysIn(page)).filter(({ kid }) => !before.some((key) => key.kid === kid));
    await expect(rowOf(page, added!.kid)).toContainText("Next");
    await expect(rowOf(page, added!.kid)).toContainText(/Begins in 1[45] minutes/);
    await expect(rowOf(page, added!.kid)).toContainText(`by ${name}`);
    await expect(page.getByRole("listitem").filter({ hasText: "begins to sign" })).toContainText(added!.kid.slice(0, 8));

    await rotate(page);
    await expect(page.getByRole("radio", { name: "In 15 minutes" })).toBeDisabled();
    await page.getByRole("dialog").getByRole("button", { name: "Rotate at once" }).click();
    await expect(page.getByText("New keys sign now")).toBeVisible();
    await expect(rowOf(page, before[0]!.kid)).toContainText("Retiring");
    await expect(rowOf(page, added!.kid)).toContainText("Never did");
  });

  test("after a leak an administrator withdraws the old keys, and has to be sure", async ({ page, signInAs }) => {
    await signInAs({ administrator: true });
    await page.goto(address);
    const before = await keysIn(page);
    await rotate(page);
    await choose(page, "At once, because a key has leaked");
    await expect(page.getByRole("dialog")).toContainText("This can't be undone.");
    const confirm = page.getByRole("dialog").getByRole("button", { name: "Refuse all old tokens" });
    await confirm.click();
    await expect(page.getByText("Type leaked to confirm.")).toBeVisible();
    expect(await keysIn(page)).toEqual(before);
    await page.getByLabel(/to confirm$/).fill("leaked");
    await confirm.click();
    await expect(page.getByText("The old keys are withdrawn", { exact: true })).toBeVisible();
    const [only, ...others] = await keysIn(page);
    expect([before.map(({ kid }) => kid).includes(only!.kid), others]).toEqual([false, []]);
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
  });

  test("an administrator has keys rotate by themselves, and takes it back", async ({ page, signInAs }) => {
    await signInAs({ administrator: true });
    await page.goto(address);
    await expect(page.getByText("Keys don't rotate by themselves.")).toBeVisible();
    await page.getByRole("button", { name: "Schedule" }).click();
    const days = page.getByRole("dialog").getByLabel("Days between rotations");
    await days.fill("731");
    await page.getByRole("dialog").getByRole("button", { name: "Save schedule" }).click();
    await expect(page.getByText("Enter a whole number of days, from 1 to 730.")).toBeVisible();
    await days.fill("60");
    await expect(page.getByRole("dialog").getByRole("status")).toContainText("New keys sign from");
    await page.getByRole("dialog").getByRole("button", { name: "Save schedule" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "as every 60 days" })).toContainText("in 2 months");

    await page.getByRole("button", { name: "Schedule" }).click();
    await choose(page, "Once, at a time");
    await page.getByLabel("Date and time").fill("2020-01-01T03:00");
    await page.getByRole("dialog").getByRole("button", { name: "Save schedule" }).click();
    await expect(page.getByText(/Choose a time at least 15 minutes from now/)).toBeVisible();
    await choose(page, "Not by themselves");
    await page.getByRole("dialog").getByRole("button", { name: "Save schedule" }).click();
    await expect(page.getByText("Keys don't rotate by themselves.")).toBeVisible();
  });

  test("a team chooses EdDSA, and its key is published before it signs; whoever administers nothing sees it and is told who does", async ({
    page,
    signInAs,
  }) => {
    const owner = await signInAs();
    await page.goto(`/${owner.team.slug}/settings`);
    await page.getByRole("radio", { name: "EdDSA (Ed25519)" }).check();
    await page.getByRole("button", { name: "Save signature" }).click();
    await expect(page.getByText("Tokens that are out stay good.")).toBeVisible();
    expect((await keysIn(page)).map(({ alg }) => alg).sort()).toEqual(["ES256", "EdDSA"]);
    await page.getByRole("link", { name: "Signing keys" }).click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("row").filter({ hasText: "EdDSA" })).toContainText("Next");
    await expect(page.getByText("latchkey administrator add")).toBeVisible();
    await expect(page.getByRole("button", { name: "Rotate keys" })).toHaveCount(0);
    await expect(page.getByRole("columnheader", { name: "Held by" })).toHaveCount(0);
    await page.getByRole("button", { name: /^Account/ }).click();
    await expect(page.getByRole("menuitem", { name: "Your account" })).toBeVisible();
    await expect(page.getByRole("menuitem", { name: "Signing keys" })).toHaveCount(0);
    const refused = await askAs(owner, "mutation { rotateSigningKeys { userErrors { message } } }");
    expect(JSON.stringify(refused)).toContain("ADMINISTRATOR_REQUIRED");
    await page.keyboard.press("Escape");

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("signing");
    await expect(page.getByRole("option", { name: "Signing keys" })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");

    await page.goto(`/${owner.team.slug}/settings`);
    await page.getByRole("radio", { name: "ES256 (ECDSA on P-256)" }).check();
    await page.getByRole("button", { name: "Save signature" }).click();
    await expect(page.getByText("Tokens that are out stay good.")).toBeVisible();
    // Its key stays for a while, so that a team which comes back needs no new one.
    expect((await keysIn(page)).map(({ alg }) => alg).sort()).toEqual(["ES256", "EdDSA"]);
    await page.goto(address);
    await expect(page.getByRole("row").filter({ hasText: "EdDSA" })).toContainText("Retiring");
  });

  for (const [device, viewport] of Object.entries(widths)) {
    test(`the page and its dialogs are usable by everyone: ${device}`, async ({ page, signInAs }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await signInAs({ administrator: true });
      await page.goto(address);
      await expect(page.getByText("Signing", { exact: true })).toBeVisible();
      await checkInBothSchemes(page, "signing keys");
      await rotate(page);
      await expect(page.getByRole("dialog")).toBeVisible();
      await checkInBothSchemes(page, "rotate");
      await choose(page, "At once, because a key has leaked");
      await page.getByRole("dialog").getByRole("button", { name: "Refuse all old tokens" }).click();
      await checkInBothSchemes(page, "leaked");
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Schedule" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await checkInBothSchemes(page, "schedule");
    });
  }
});
