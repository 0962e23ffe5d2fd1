import { providerAddress } from "./sign-in";

/** Opens the identity provider in a new tab, which ends at a page that says so. @throws Error with a message for the person */
export async function openProvider(): Promise<void> {
  // At the click itself: a tab that opens after an answer has come is taken for an advertisement.
  const tab = window.open("", "_blank");
  if (!tab) throw new Error("Your browser didn't open the new tab. Allow this page to open tabs, and try again.");
  try {
    tab.location.href = await providerAddress("/sign-in/done");
  } catch (error) {
    tab.close();
    throw error;
  }
}
