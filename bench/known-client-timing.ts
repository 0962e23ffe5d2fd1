import { generateKeyPairSync, randomBytes, randomInt, randomUUID } from "node:crypto";
import { Agent, request as send } from "node:http";
import { SignJWT } from "jose";
import type { Target } from "./announce";
import { startServer } from "./start-server";

// Can a stranger tell by the time of a refusal whether a client id is in use? Pairs of requests, one with an id that is and one with one that isn't,
// in random order, one after the other over one connection, each from an address of its own so that no limit is reached. Beside it the same with two
// ids of which neither is in use: what that gives is noise.
const pairs = Number(process.env.BENCH_PAIRS ?? 5_000);
const { child, target } = await startServer<Target>("latchkey", { LATCHKEY_TRUSTED_PROXIES: "127.0.0.1" });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const issuer = new URL(target.url).origin;

interface Answer {
  status: number;
  body: string;
  milliseconds: number;
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const started = process.hrtime.bigint();
  const type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
  return new Promise((resolve, reject) => {
    const sent = send(url, { method: "POST", agent, headers: { "content-type": type, "content-length": Buffer.byteLength(body), ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text, milliseconds: Number(process.hrtime.bigint() - started) / 1e6 }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const form = (values: Record<string, string>) => new URLSearchParams(values).toString();
const { clientId, clientSecret } = target;
const grant = await post(target.url, form({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret }));
const { access_token: token } = JSON.parse(grant.body) as { access_token: string };

const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
const foreign = generateKeyPairSync("ec", { namedCurve: "P-256" });
const { sub } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { sub: string };
const added = await post(
  `${issuer}/api/graphql`,
  JSON.stringify({
    query: "mutation ($input: AddPublicKeyInput!) { addPublicKey(input: $input) { publicKey { id } userErrors { message } } }",
    variables: { input: { serviceAccountId: sub, name: "Bench", publicKey: own.publicKey.export({ type: "spki", format: "pem" }) } },
  }),
  { authorization: `Bearer ${token}` },
);
if (!added.body.includes('"publicKey":{')) throw new Error(`no public key: ${added.body}`);

const now = () => Math.floor(Date.now() / 1000);
const forgedToken = `${token.slice(0, -8)}AAAAAAAA`;
const assertionOf = (id: string) =>
  new SignJWT({ iss: id, sub: id, aud: issuer, jti: randomUUID(), iat: now(), exp: now() + 60 }).setProtectedHeader({ alg: "ES256" }).sign(foreign.privateKey);
const exchange = { grant_type: "urn:ietf:params:oauth:grant-type:token-exchange" };

/** Ways to ask that are refused, whoever asks. */
const ways: Record<string, (id: string) => Promise<string> | string> = {
  "a wrong secret": (id) => form({ grant_type: "client_credentials", client_id: id, client_secret: clientSecret.replace(/.{4}$/, "aaaa") }),
  "an assertion by another key": async (id) =>
    form({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await assertionOf(id),
    }),
  "a forged token to refresh": (id) =>
    form({ ...exchange, client_id: id, subject_token: forgedToken, subject_token_type: "urn:ietf:params:oauth:token-type:access_token" }),
  "a token of another issuer": async (id) =>
    form({ ...exchange, client_id: id, subject_token: await assertionOf(id), subject_token_type: "urn:ietf:params:oauth:token-type:jwt" }),
};

const address = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
const unused = () => `lkc_${randomBytes(16).toString("hex")}`;

/** How long each of the two takes, in milliseconds, and how many standard deviations apart their ranks are (Mann-Whitney). */
async function compare(make: (id: string) => Promise<string> | string, one: string, other: string) {
  const times: [number[], number[]] = [[], []];
  for (let n = -200; n < pairs; n += 1)
    for (const which of randomInt(2) === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { status, milliseconds } = await post(target.url, await make([one, other][which]!), { "x-forwarded-for": address() });
      if (status !== 400 && status !== 401) throw new Error(`answered ${status}`);
      if (n >= 0) times[which].push(milliseconds);
    }
  return { medians: times.map(median), z: rankDifference(...times) };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function rankDifference(one: number[], other: number[]): number {
  const all = [...one.map((time) => ({ time, first: true })), ...other.map((time) => ({ time, first: false }))].sort((a, b) => a.time - b.time);
  const sum = all.reduce((total, { first }, n) => total + (first ? n + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  return (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

try {
  for (const [name, make] of Object.entries(ways))
    for (const [what, one] of [
      ["in use", clientId],
      ["neither", unused()],
    ] as const) {
      const { medians, z } = await compare(make, one, unused());
      const [first, second] = medians.map((time) => `${(time * 1000).toFixed(0)} µs`);
      console.log(`${name}, ${what}: ${first} against ${second}, z = ${z.toFixed(1)}`);
    }
} finally {
  agent.destroy();
  child.kill("SIGTERM");
}
