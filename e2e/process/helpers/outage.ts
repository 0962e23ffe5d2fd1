import { expect } from "vitest";
import { askForToken, createAccount, cookiesOf, getSession, getToken, graphql, type Keys, signIn, signOut, viewer } from "./api";
import { bootstrap } from "./command";
import { type Answer, ask } from "./http";
import { type Installation, newInstallation, newSecrets } from "./installation";
import { isReady, type Server, startServer } from "./server";
import { until } from "./until";

/** A server whose database is about to be away, with everything that a client could hold by then. */
export interface Subject {
  server: Server;
  installation: Installation;
  url: string;
  keys: Keys;
  token: string;
  session: string;
  /** A second service account. */
  other: { id: string; token: string };
}

/** Starts a server on the database and signs in. */
export async function subjectOn(databaseUrl: string): Promise<Subject> {
  const installation = await newInstallation({ DATABASE_URL: databaseUrl, ...newSecrets() });
  const { serviceAccount: keys } = await bootstrap(installation);
  const server = await startServer(installation);
  const { url } = installation;
  const token = await getToken(url, keys);
  const session = await getSession(url);
  const { serviceAccount, clientKeys } = (await createAccount(url, { bearer: token })).json.data.createServiceAccount;
  return { server, installation, url, keys, token, session, other: { id: serviceAccount.id, token: await getToken(url, clientKeys) } };
}

/** Longest time that an answer may take, in milliseconds: 5 s, and what a busy machine adds. What hangs would take for ever. */
const longest = 12_000;

const teams = "{ viewer { id memberships { team { id name } } } }";

/** Everything is answered as on any good day, within 10 s of the end of an outage. */
export async function expectService(subject: Subject): Promise<void> {
  await isReady(subject);
  const { url, keys, token, session } = subject;
  const answers = await Promise.all([askForToken(url, keys), viewer(url, { bearer: token }), graphql(url, { cookie: session }, teams), signIn(url)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  for (const { json } of answers) expect(json.errors).toBeUndefined();
  await expectPublicDocuments(url);
}

/** What needs the database is answered 503 with Retry-After, and what doesn't 200; nobody is told that who they are is not valid. */
export async function expectOutage(subject: Subject): Promise<void> {
  const { url, keys, token, session } = subject;
  const wrongKeys = { ...keys, clientSecret: `${keys.clientSecret.slice(0, -4)}AAAA` };
  // What is kept in memory is as true as the last word from the database, and may be answered until the silence is noticed.
  await until("the silence to be noticed", async () => (await ask(`${url}/api/auth/session`, { headers: { cookie: session } })).status === 503, longest);
  const unavailable = await Promise.all([
    ask(`${url}/readyz`),
    askForToken(url, keys),
    askForToken(url, wrongKeys),
    viewer(url, { bearer: token }),
    viewer(url, { bearer: subject.other.token }),
    graphql(url, { cookie: session }, teams),
    createAccount(url, { bearer: token }),
    signIn(url),
    ask(`${url}/api/auth/session`, { headers: { cookie: session } }),
    signOut(url, session),
    ask(`${url}/api/setup`),
    ask(`${url}/`, { headers: { cookie: session } }),
    expectPublicDocuments(url),
  ]);
  for (const answer of unavailable) if (answer) expectUnavailable(answer);
}

function expectUnavailable(answer: Answer): void {
  expect([answer.status, answer.text]).toEqual([503, expect.any(String)]);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(answer.took).toBeLessThan(longest);
  // The browser keeps its session over an outage.
  expect(cookiesOf(answer)).not.toContain("latchkey-session");
  expect(answer.text).not.toMatch(/ECONN|postgres:|timeout/);
}

async function expectPublicDocuments(url: string): Promise<void> {
  const [health, metadata, keys] = await Promise.all(
    ["/healthz", "/.well-known/oauth-authorization-server", "/.well-known/jwks.json"].map((path) => ask(url + path)),
  );
  expect([health!.status, metadata!.status, keys!.status]).toEqual([200, 200, 200]);
  expect(keys!.json.keys).toHaveLength(1);
  for (const { took } of [health!, metadata!, keys!]) expect(took).toBeLessThan(longest);
}
