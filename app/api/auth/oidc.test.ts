import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideDatabaseUrl, settings } from "@/lib/env";
import { query } from "@/lib/db/pool";
import { makeOwner } from "@/lib/testing/factories";
import { useDatabase } from "@/lib/testing/use-database";
import { callApi, send } from "../testing/call-api";
import { type ProviderPerson, signInAtProvider, startOidcIssuer } from "../testing/oidc-issuer";

useDatabase();

const people: Record<string, ProviderPerson> = {};
let close: () => Promise<unknown>;

beforeAll(async () => {
  const issuer = await startOidcIssuer(people, "http://localhost:3000/api/auth/callback/oidc");
  Object.assign(process.env, { OIDC_ISSUER: issuer.issuer, OIDC_CLIENT_ID: issuer.clientId, OIDC_CLIENT_SECRET: issuer.clientSecret });
  // Reads the settings again.
  provideDatabaseUrl(settings().databaseUrl!);
  close = issuer.close;
});
afterAll(() => close());

const pairs = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!);

/** The whole way of a browser: to the provider, through its pages, and back. */
async function signInWithProvider(person: string, change: (callback: URL) => void = () => undefined) {
  const csrf = await send("/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const start = await send("/api/auth/signin/oidc", {
    method: "POST",
    headers: { cookie: pairs(csrf).join("; ") },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  const { url } = (await start.json()) as { url: string };
  const callback = new URL(await signInAtProvider(url, person));
  change(callback);
  const response = await send(callback.pathname + callback.search, { headers: { cookie: [...pairs(csrf), ...pairs(start)].join("; ") } });
  return { response, cookie: pairs(response).find((pair) => pair.startsWith("latchkey-session=lksess_")) };
}

describe("sign-in with an OpenID Connect provider", () => {
  it("lets in the person who has the verified address, and knows them by the provider's subject from then on", async () => {
    const { email, actor } = await makeOwner();
    people.ada = { email: email.toUpperCase(), email_verified: true };
    const first = await signInWithProvider("ada");
    expect((await callApi({ cookie: first.cookie }, "{ viewer { id } }")).data).toEqual({ viewer: { id: actor.id } });
    people.ada = { email: "renamed@example.com", email_verified: false };
    const second = await signInWithProvider("ada");
    expect((await callApi({ cookie: second.cookie }, "{ viewer { id } }")).data).toEqual({ viewer: { id: actor.id } });
    const linked = await query("SELECT details->>'subject' AS subject FROM audit_event WHERE action = 'user.link-identity' AND target_id = $1", [actor.id]);
    expect(linked).toEqual([{ subject: "ada" }]);
  });

  it("takes no address that the provider hasn't verified", async () => {
    const { email } = await makeOwner();
    people.mallory = { email, email_verified: false };
    const { cookie, response } = await signInWithProvider("mallory");
    expect(cookie).toBeUndefined();
    expect(response.headers.get("location")).toContain("error=AccessDenied");
  });

  it("doesn't take another person for the one who had the address before", async () => {
    const { email, actor } = await makeOwner();
    people.leaver = { email, email_verified: true };
    expect((await callApi({ cookie: (await signInWithProvider("leaver")).cookie }, "{ viewer { id } }")).data).toEqual({ viewer: { id: actor.id } });
    people.newcomer = { email, email_verified: true };
    const { cookie, response } = await signInWithProvider("newcomer");
    expect(cookie).toBeUndefined();
    expect(response.headers.get("location")).toContain("error=AccessDenied");
  });

  it("creates nobody", async () => {
    people.stranger = { email: "stranger@example.com", email_verified: true };
    expect((await signInWithProvider("stranger")).cookie).toBeUndefined();
    expect(await query("SELECT 1 FROM user_account WHERE email_key = 'stranger@example.com'")).toEqual([]);
  });

  it("refuses an answer that wasn't asked for by this browser", async () => {
    const { email } = await makeOwner();
    people.bob = { email, email_verified: true };
    const { cookie } = await signInWithProvider("bob", (callback) => callback.searchParams.set("state", "another"));
    expect(cookie).toBeUndefined();
  });
});
