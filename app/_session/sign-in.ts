import { waitText } from "../_components/texts/duration-text";
import { errorOf, postAuth } from "./auth-request";

/**
 * Signs in with e-mail and password.
 * @throws Error with a message for the person; it says the same for an unknown address and a wrong password.
 */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await postAuth("callback/credentials", { email, password, callbackUrl: "/" });
  if (response.status === 401) throw new Error("This e-mail address and password don't match. Check both and try again.");
  if (response.status === 429) throw new Error(`Too many failed sign-ins. Try again ${waitText(Number(response.headers.get("retry-after")))}.`);
  if (!response.ok) throw await errorOf(response);
  const { url } = (await response.json()) as { url?: string };
  if (url?.includes("csrf=true")) throw new Error("Your browser doesn't keep cookies for this page. Allow them and try again.");
}

/** The identity provider's address for a sign-in that ends at a page of ours. @throws Error with a message for the person */
export async function providerAddress(callbackUrl: string): Promise<string> {
  const response = await postAuth("signin/oidc", { callbackUrl });
  const { url } = (await response.json().catch(() => ({}))) as { url?: string };
  if (!response.ok || !url) throw new Error("The identity provider can't be reached. Try again, or sign in with your password.");
  return url;
}
