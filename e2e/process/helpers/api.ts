import { randomUUID } from "node:crypto";
import { type Answer, type Ask, ask } from "./http";
import { adminEmail, adminPassword } from "./installation";

export interface Keys {
  clientId: string;
  clientSecret: string;
}

/** How a caller shows who they are. */
export type Credential = { bearer: string } | { cookie: string };

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Asks the token endpoint for an access token. */
export function askForToken(url: string, { clientId, clientSecret }: Keys, more: Ask = {}): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  return ask(`${url}/oauth/token`, { method: "POST", headers: { ...form, authorization }, body: "grant_type=client_credentials", ...more });
}

/** An access token for keys that must be good. */
export async function getToken(url: string, keys: Keys): Promise<string> {
  const answer = await askForToken(url, keys);
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return answer.json.access_token as string;
}

export function graphql(url: string, credential: Credential | null, query: string, variables: object = {}, more: Ask = {}): Promise<Answer> {
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/json", ...credentialHeaders(credential) };
  return ask(`${url}/api/graphql`, { method: "POST", headers, body: JSON.stringify({ query, variables }), ...more });
}

export function credentialHeaders(credential: Credential | null): Record<string, string> {
  if (!credential) return {};
  return "bearer" in credential ? { authorization: `Bearer ${credential.bearer}` } : { cookie: credential.cookie };
}

/** Asks who is behind the credential. */
export const viewer = (url: string, credential: Credential) => graphql(url, credential, "{ viewer { id } serviceAccounts(first: 1) { totalCount } }");

/** What a browser does to sign in; the answer sets the session cookie when it is let in. */
export async function signIn(url: string, email = adminEmail, password = adminPassword): Promise<Answer> {
  const csrf = await ask(`${url}/api/auth/csrf`);
  const body = new URLSearchParams({ csrfToken: csrf.json?.csrfToken, email, password, json: "true" }).toString();
  return ask(`${url}/api/auth/callback/credentials`, { method: "POST", headers: { ...form, cookie: cookiesOf(csrf) }, body });
}

/** The session cookie of the admin, signed in with the right password. */
export async function getSession(url: string): Promise<string> {
  const answer = await signIn(url);
  const cookie = cookiesOf(answer)
    .split("; ")
    .find((pair) => pair.startsWith("latchkey-session=lksess_"));
  if (!cookie) throw new Error(`not signed in: ${answer.status} ${answer.text}`);
  return cookie;
}

/** What a browser does to sign out. */
export async function signOut(url: string, session: string): Promise<Answer> {
  const csrf = await ask(`${url}/api/auth/csrf`);
  const body = new URLSearchParams({ csrfToken: csrf.json?.csrfToken, json: "true" }).toString();
  return ask(`${url}/api/auth/signout`, { method: "POST", headers: { ...form, cookie: `${session}; ${cookiesOf(csrf)}` }, body });
}

/** The name=value pairs that an answer sets as cookies. */
export function cookiesOf(answer: Answer): string {
  return (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}

/** Carries out the first-run set-up with the link that the server printed. */
export function setUp(url: string, link: string, email = adminEmail): Promise<Answer> {
  const token = link.split("#")[1];
  return ask(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, email, name: "Admin", password: adminPassword, teamName: "Acme" }),
  });
}

/** Creates a service account over the API. */
export function createAccount(url: string, credential: Credential, name = `Account ${randomUUID()}`, more: Ask = {}): Promise<Answer> {
  const mutation =
    "mutation ($name: String!) { createServiceAccount(input: { name: $name }) { serviceAccount { id } clientKeys { clientId clientSecret } userErrors { message } } }";
  return graphql(url, credential, mutation, { name }, more);
}
