import { postAuth } from "./auth-request";

/** Ends the session and leaves nothing of it in this tab's memory. */
export async function signOut(): Promise<void> {
  await postAuth("signout", { callbackUrl: "/sign-in" });
  window.location.assign("/sign-in");
}
