import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "../../app/api/testing/call-api";
import { transaction } from "../db/transaction";
import { makeOwner, testPassword } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { sessionCookieName } from "./session-cookie";
import { createSession } from "./sessions";

useDatabase();

let other: ChildProcess;
let url: string;
beforeAll(async () => {
  other = spawn(process.execPath, ["--import", "tsx", "app/api/testing/serve.ts"], { env: process.env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(other.stdout!, "data")) as [Buffer];
  url = line.toString().trim();
});
afterAll(async () => {
  const ended = once(other, "close");
  other.kill("SIGTERM");
  await ended;
});

/** What the other instance answers to this session, which it keeps in memory for ten seconds if it doesn't hear of a change. */
const statusThere = async (cookie: string) =>
  (await fetch(`${url}/api/graphql`, { method: "POST", headers: { cookie, "content-type": "application/json" }, body: '{"query":"{ viewer { id } }"}' }))
    .status;

describe("on another instance", () => {
  it.each([
    ["change-password", { currentPassword: testPassword, newPassword: "a quite different battery" }, 200],
    ["sign-out-everywhere", {}, 401],
  ])("a stolen session is dead at once after %s", async (path, body, own) => {
    const { cookie, actor } = await makeOwner();
    const stolen = `${sessionCookieName()}=${await transaction((tx) => createSession(tx, actor.id))}`;
    for (const session of [cookie, stolen]) expect(await statusThere(session)).toBe(200);
    const headers = { cookie, "content-type": "application/json" };
    expect((await send(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) })).ok).toBe(true);
    expect(await statusThere(stolen)).toBe(401);
    expect(await statusThere(cookie)).toBe(own);
  });
});
