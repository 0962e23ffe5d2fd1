import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import * as openid from "openid-client";

/** A person at the provider. */
export interface ProviderPerson {
  email: string;
  email_verified: boolean;
}

/** A real OpenID Connect provider on a loopback port; people sign in by their name alone. */
export async function startOidcIssuer(people: Record<string, ProviderPerson>, redirectUri: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: "latchkey", clientSecret: "provider-side-client-secret" };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, ...people[id] }) }),
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["key of a test"] },
  });
  server.on("request", provider.callback());
  return { issuer, ...client, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Walks through the provider's pages as a browser would. @returns the address that it sends the browser back to. */
export async function signInAtProvider(authorizationUrl: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = authorizationUrl;
  let form: URLSearchParams | undefined;
  for (let hop = 0; hop < 12; hop += 1) {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form,
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(";")[0]!.split(/=(.*)/s);
      jar.set(name!, value ?? "");
    }
    const location = response.headers.get("location");
    form = undefined;
    if (location) {
      const next = new URL(location, url);
      if (next.origin !== new URL(authorizationUrl).origin) return next.href;
      url = next.href;
      continue;
    }
    const page = await response.text();
    form = new URLSearchParams(page.includes('value="login"') ? { prompt: "login", login: person, password: "any" } : { prompt: "consent" });
    url = new URL(/<form[^>]+action="([^"]+)"/.exec(page)?.[1] ?? url, url).href;
  }
  throw new Error("the provider never sent the browser back");
}

/** An ID token that the provider has made for somebody who signed in there. @param redirectUri as the provider knows it */
export async function idTokenOf(person: string, provider: Awaited<ReturnType<typeof startOidcIssuer>>, redirectUri: string): Promise<string> {
  const configuration = await openid.discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
    execute: [openid.allowInsecureRequests],
  });
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid",
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const back = await signInAtProvider(url.href, person);
  const { id_token: token } = await openid.authorizationCodeGrant(configuration, new URL(back), { pkceCodeVerifier });
  return token!;
}
