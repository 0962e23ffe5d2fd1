import { notifications } from "@mantine/notifications";
import { errorOf, postAuth } from "./auth-request";

/** Ends the session and leaves nothing of it in this tab's memory; says so when it could not be ended. @param to the page of ours to go to then */
export async function signOut(to = "/sign-in"): Promise<void> {
  try {
    const response = await postAuth("signout", { callbackUrl: to });
    if (!response.ok) throw await errorOf(response);
    window.location.assign(to);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    notifications.show({ color: "red", title: "You are still signed in", message: `The session could not be ended. ${reason}`, autoClose: false });
  }
}
