import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { getToken, send } from "../app/api/testing/call-api";
import { makeAccount, makeOwner, testPassword } from "./testing/factories";
import { secretsIn } from "./testing/forms-of";
import { useDatabase } from "./testing/use-database";

useDatabase();

/** Runs requests against a server in a process of its own that logs at the most verbose level. @returns all that it wrote to standard error. */
async function logOf(requests: (url: string) => Promise<void>): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/api/testing/serve.ts"], {
    env: { ...process.env, LATCHKEY_LOG_LEVEL: "trace" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (errors += chunk));
  const ended = once(child, "close");
  try {
    const first = await Promise.race([once(child.stdout, "data"), ended]);
    if (!Buffer.isBuffer(first[0])) throw new Error(`the server did not start: ${errors}`);
    await requests(first[0].toString().trim());
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
  return errors;
}

/** Sends half of a request and goes away. */
function breakOff(url: string, path: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"a":"${text}`;
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(head, () => socket.destroy()));
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });
}

describe("the log at its most verbose level", () => {
  it("has one JSON object a line, in UTC, and no secret of requests that carry secrets in the wrong places", async () => {
    const { team, cookie } = await makeOwner();
    const { clientKeys } = await makeAccount(team);
    const token = await getToken(clientKeys);
    const session = cookie.slice(cookie.indexOf("=") + 1);
    const secrets: Record<string, string> = {
      "client secret": clientKeys.clientSecret,
      token,
      signature: token.split(".")[2]!,
      session,
      password: testPassword,
    };
    const all = Object.values(secrets).join(" ");
    let sent = 0;

    const text = await logOf(async (url) => {
      const ask = async (path: string, init: RequestInit = {}) => {
        sent += 1;
        await fetch(url + path, { redirect: "manual", ...init });
      };
      const json = { "content-type": "application/json" };
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const post = (path: string, body: string, headers: Record<string, string>) => ask(path, { method: "POST", body, headers });
      for (const secret of Object.values(secrets)) {
        const encoded = encodeURIComponent(secret);
        await ask(`/api/graphql?query=${encoded}&access_token=${encoded}`);
        await ask(`/api/auth/${encoded}?error=${encoded}`);
        await ask(`/api/auth/callback/${encoded}/${encoded}`);
        await ask("/api/graphql", {
          headers: { authorization: `Basic ${secret}`, "user-agent": secret, referer: `http://x/${encoded}`, cookie: `${encoded}=${encoded}` },
        });
        await ask("/oauth/token", { method: "PUT", body: secret });
        await post("/oauth/token", `grant_type=${encoded}&client_id=${encoded}&client_secret=${encoded}&${encoded}=${encoded}`, form);
        await post("/oauth/token", `${encoded}=1&${encoded}=2`, form);
        await post("/oauth/token", "grant_type=client_credentials", { ...form, authorization: `Basic ${btoa(`${secret}:${secret}`)}` });
        await post("/api/graphql", `{"query":"${secret}`, json);
        await post("/api/graphql", JSON.stringify({ query: `query ($id: ID!) { product(id: $id) { ${secret} } }`, variables: { id: [secret] } }), json);
        await post("/api/graphql", JSON.stringify({ query: "query ($id: ID!) { node(id: $id) { id } }", variables: { id: secret } }), {
          ...json,
          authorization: `Bearer ${token}`,
        });
        await post("/api/graphql", JSON.stringify({ query: `{ team(slug: ${JSON.stringify(`${secret}\0`)}) { id } }` }), { ...json, cookie });
        await post("/api/setup", JSON.stringify({ token: secret, email: secret, password: secret }), json);
        await post("/api/auth/callback/credentials", `email=${encoded}&password=${encoded}&csrfToken=${encoded}`, form);
        await post("/api/auth/reauthenticate", JSON.stringify({ password: `${secret}x` }), { ...json, cookie });
        await post("/api/auth/signin/oidc", `callbackUrl=${encoded}`, { ...form, cookie: `latchkey-session=${encoded}` });
      }
      for (const path of ["/api/graphql", "/oauth/token", "/api/setup"]) await breakOff(url, path, all);
      await post("/api/graphql", all, { "content-type": all.slice(0, 1000) });
    });

    const lines = text.trimEnd().split("\n");
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const entry of entries) {
      expect(entry).toEqual(
        expect.objectContaining({
          level: expect.any(String),
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          msg: expect.any(String),
        }),
      );
    }
    expect(entries.filter(({ msg }) => msg === "request").length).toBeGreaterThanOrEqual(sent);
    expect(entries.filter(({ level }) => level === "error")).toEqual([]);
    expect(secretsIn(text, secrets)).toEqual([]);
  });
});

it("a request is named by the same id in the answer and in the error that it carries", async () => {
  const response = await send("/api/graphql", { method: "POST", body: "{", headers: { "content-type": "application/json" } });
  const { errors } = (await response.json()) as { errors: { extensions: { requestId: string } }[] };
  expect(errors[0]!.extensions.requestId).toBe(response.headers.get("x-request-id"));
});
