import { credentialHeaders, type Keys } from "./api";
import type { Answer, Ask } from "./http";

export interface Credentials {
  keys: Keys;
  token: string;
  session: string;
  /** Origin of our own pages. */
  origin: string;
}

interface Question {
  title: string;
  path: string;
  make: (credentials: Credentials) => Ask;
}

const paths = [
  "/api/graphql",
  "/api/auth/csrf",
  "/api/auth/session",
  "/api/auth/nonsense",
  "/api/auth/reauthenticate",
  "/api/auth/account",
  "/api/auth/change-password",
  "/api/auth/end-session",
  "/api/auth/sign-out-everywhere",
  "/api/export/service-accounts.csv",
  "/api/export/audit-events.csv",
  "/api/export/audit-events.ndjson",
  "/api/export/permission-holders.csv",
  "/api/setup",
  "/oauth/introspect",
  "/oauth/revoke",
  "/oauth/token",
  "/.well-known/jwks.json",
  "/.well-known/oauth-authorization-server",
  "/.well-known/oauth-protected-resource",
  "/.well-known/oauth-protected-resource/api/graphql",
  "/healthz",
  "/readyz",
  "/api/nothing",
  "/oauth/nothing",
  "/.well-known/nothing",
];
const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const post = (headers: Record<string, string>, body: string | Buffer): Ask => ({ method: "POST", headers, body });
const basic = ({ clientId, clientSecret }: Keys) => ({ authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` });
const viewer = JSON.stringify({ query: "{ viewer { id } }" });
const grant = "grant_type=client_credentials";

const special: Record<string, Record<string, (credentials: Credentials) => Ask>> = {
  "/api/graphql": {
    "with a token": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, viewer),
    "with a session": ({ session }) => post({ ...json, cookie: session }, viewer),
    "with a session, from our own pages": ({ session, origin }) => post({ ...json, cookie: session, origin }, viewer),
    "with a session, from another site": ({ session }) => post({ ...json, cookie: session, origin: "https://evil.example" }, viewer),
    "with nobody": () => post(json, viewer),
    "with a broken token": () => post({ ...json, ...credentialHeaders({ bearer: "nonsense" }) }, viewer),
    "with a token that isn't bound to a key, as if it were": ({ token }) => post({ ...json, authorization: `DPoP ${token}`, dpop: "nonsense" }, viewer),
    "with an unknown field": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, '{"query":"{ nothing }"}'),
    "with malformed JSON": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, "{"),
    "with an empty body": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, ""),
    "with a body that is too large": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, JSON.stringify({ query: "a".repeat(300_000) })),
    "with a body that is not UTF-8": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, Buffer.from([0x22, 0xff, 0x22])),
    "with a form": () => post(form, grant),
    "with a compressed body": () => post({ ...json, "content-encoding": "gzip" }, "nonsense"),
    "as the new media type": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }), accept: "application/graphql-response+json" }, viewer),
    "with a mutation that is refused": ({ token }) =>
      post(
        { ...json, ...credentialHeaders({ bearer: token }) },
        JSON.stringify({ query: 'mutation { createServiceAccount(input: { name: "" }) { userErrors { field message } } }' }),
      ),
  },
  "/api/graphql?query=%7Bviewer%7Bid%7D%7D": {
    "with a token": ({ token }) => ({ headers: credentialHeaders({ bearer: token }) }),
    "with nobody": () => ({}),
  },
  "/oauth/token": {
    "with Basic": ({ keys }) => post({ ...form, ...basic(keys) }, grant),
    "with the secret in the body": ({ keys }) => post(form, `${grant}&client_id=${keys.clientId}&client_secret=${keys.clientSecret}`),
    "with a wrong secret": ({ keys }) => post({ ...form, ...basic({ ...keys, clientSecret: "wrong" }) }, grant),
    "with a wrong scope": ({ keys }) => post({ ...form, ...basic(keys) }, `${grant}&scope=everything`),
    "with a wrong grant": ({ keys }) => post({ ...form, ...basic(keys) }, "grant_type=password"),
    "with a broken proof": ({ keys }) => post({ ...form, ...basic(keys), dpop: "nonsense" }, grant),
    "with a parameter twice": ({ keys }) => post({ ...form, ...basic(keys) }, `${grant}&${grant}`),
    "with JSON": ({ keys }) => post({ ...json, ...basic(keys) }, "{}"),
    "with too large a form": ({ keys }) => post({ ...form, ...basic(keys) }, `${grant}&x=${"a".repeat(70_000)}`),
  },
  "/api/export/service-accounts.csv": {
    "with a token": ({ token }) => ({ headers: credentialHeaders({ bearer: token }) }),
    "with a broken token": () => ({ headers: credentialHeaders({ bearer: "nonsense" }) }),
    "with a session and no team": ({ session }) => ({ headers: { cookie: session } }),
    "with a session, from another site": ({ session }) => ({ headers: { cookie: session, origin: "https://evil.example" } }),
  },
  "/api/export/service-accounts.csv?enabled=perhaps&produkt=1&neverUsed=true&neverUsed=true": {
    "with a token": ({ token }) => ({ headers: credentialHeaders({ bearer: token }) }),
  },
  "/api/export/audit-events.ndjson?from=yesterday": {
    "with a token": ({ token }) => ({ headers: credentialHeaders({ bearer: token }) }),
  },
  "/api/setup": {
    "with a wrong link": () => post(json, '{"token":"nonsense"}'),
    "from another site": () => post({ ...json, origin: "https://evil.example" }, '{"token":"nonsense"}'),
    "with malformed JSON": () => post(json, "{"),
  },
  "/api/auth/session": {
    "with a session": ({ session }) => ({ headers: { cookie: session } }),
    "with an old one": () => ({ headers: { cookie: `latchkey-session=lksess_${"a".repeat(43)}` } }),
  },
  "/api/auth/callback/credentials": { "without a CSRF token": () => post(form, "email=admin@example.com&password=wrong&json=true") },
  "/api/auth/signout": { "without a CSRF token": ({ session }) => post({ ...form, cookie: session }, "json=true") },
  "/api/auth/signin?callbackUrl=%2F%2Fevil.example": { "with a foreign address": () => ({}) },
  "/api/auth/reauthenticate": {
    "with a wrong password": ({ session }) => post({ ...json, cookie: session }, '{"password":"wrong"}'),
    "with nobody": () => post(json, '{"password":"wrong"}'),
  },
  "/api/auth/change-password": {
    "with a weak new one": ({ session }) => post({ ...json, cookie: session }, '{"currentPassword":"wrong","newPassword":"short"}'),
    "with a token": ({ token }) => post({ ...json, ...credentialHeaders({ bearer: token }) }, "{}"),
  },
};

/** Every path with every method, and what makes a difference at each. */
export const questions: Question[] = [
  ...paths.flatMap((path) => methods.map((method) => ({ title: `${method} ${path}`, path, make: () => ({ method }) }))),
  ...Object.entries(special).flatMap(([path, cases]) => Object.entries(cases).map(([how, make]) => ({ title: `${path} ${how}`, path, make }))),
];

const transport = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length"]);

/** Next adds what its own pages vary by. */
const withoutNext = (name: string, value: string) => (name === "vary" ? value.replace(/(rsc|next-router-[a-z-]+)(, )?/g, "") : value);

/** There is a new one each minute. */
const withoutNonce = (name: string, value: string) => (name === "dpop-nonce" ? "a nonce" : value);

/** What two answers to one question must have in common: all but how it travels, and what is new each time. */
export function comparable({ status, headers, text }: Answer) {
  const kept = Object.entries(headers)
    .filter(([name]) => !transport.has(name))
    .map(([name, value]) => [name, withoutNonce(name, withoutNext(name, steady(String(value))))])
    .filter(([, value]) => value !== "");
  return { status, headers: Object.fromEntries(kept) as Record<string, string>, text: steady(text) };
}

function steady(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>")
    .replace(/eyJ[\w.-]+/g, "<token>")
    .replace(/[0-9a-f]{64}(%7C[0-9a-f]{64})?/g, "<csrf>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replace(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, "<time>");
}
