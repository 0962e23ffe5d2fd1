import { notifications } from "@mantine/notifications";
import { errorOf, postAuth } from "./auth-request";

/** Ends the session and leaves nothing of it in this tab's memory; says so when it could not be ended. */
export async function signOut(): Promise<void> {
  try {
    const response = await postAuth("signout", { callbackUrl: "/sign-in" });
    if (!response.ok) throw await errorOf(response);
    window.location.assign("/sign-in");
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    notifications.show({ color: "red", title: "You are still signed in", message: `The session could not be ended. ${reason}`, autoClose: false });
  }
}
