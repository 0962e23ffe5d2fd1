import { EventEmitter } from "node:events";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { callApi } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import { revokeApiToken } from "../api-tokens/revoke-api-tokens";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { applyChanges, hearsChanges, inboxPrefix, onChange, startListening, stopListening } from "./changes";
import { everyoneHeard } from "./everyone-heard";
import { query } from "./pool";
import { transaction } from "./transaction";

useDatabase();

const system = systemActor("Test");
const other = useOtherInstance();

const heard: string[] = [];
onChange("cors-origin", (key) => heard.push(key));

const change = (key: string) => transaction(async (tx) => tx.changed("cors-origin", key));

/** The status that the other instance answers to a token. */
async function statusThere(bearer: string): Promise<number> {
  return (await callApi({ bearer }, "{ products { totalCount } }", undefined, other.url)).status;
}

/** Tokens that the other instance knows. */
async function knownTokens(count: number) {
  const { account } = await makeAccount(await makeTeam());
  const tokens: Awaited<ReturnType<typeof makeToken>>[] = [];
  // One after the other: on a busy machine so many at once would wait too long for a connection.
  while (tokens.length < count) tokens.push(await makeToken(account, { scopes: ["product:read"] }));
  expect(await Promise.all(tokens.map(({ plainToken }) => statusThere(plainToken)))).toEqual(tokens.map(() => 200));
  return tokens;
}

afterEach(() => void process.kill(other.pid, "SIGCONT"));

describe("when a change is told as done, every instance has heard of it", () => {
  it("one after the other", async () => {
    for (const { token, plainToken } of await knownTokens(60)) {
      await revokeApiToken(system, token.id);
      expect(await statusThere(plainToken)).toBe(401);
    }
  });

  it("many at the same time", async () => {
    const tokens = await knownTokens(40);
    const answers = tokens.map(async ({ token, plainToken }) => {
      await revokeApiToken(system, token.id);
      return statusThere(plainToken);
    });
    expect(new Set(await Promise.all(answers))).toEqual(new Set([401]));
  });

  it("or answers nothing from memory: one that was frozen meanwhile", async () => {
    const [first, second] = (await knownTokens(2)) as [Awaited<ReturnType<typeof makeToken>>, Awaited<ReturnType<typeof makeToken>>];
    process.kill(other.pid, "SIGSTOP");
    // The first waits until the frozen one has lost its right to its memory; the second needn't.
    await revokeApiToken(system, first.token.id);
    await revokeApiToken(system, second.token.id);
    process.kill(other.pid, "SIGCONT");
    expect(await Promise.all([statusThere(first.plainToken), statusThere(second.plainToken)])).toEqual([401, 401]);
    // It has come back, and is waited for again.
    const [third] = await knownTokens(1);
    await revokeApiToken(system, third!.token.id);
    expect(await statusThere(third!.plainToken)).toBe(401);
  });

  it("in this process at once, and once more with the news from the database", async () => {
    heard.length = 0;
    for (const key of ["a", "b"]) await change(key);
    expect(heard).toEqual(["a", "a", "b", "b"]);
  });

  it("whatever strangers to the database ask and answer", async () => {
    const questions = ["", "nobody", "nobody id", `${inboxPrefix}x`, `${inboxPrefix}${"x".repeat(60)} id`, "*"].map((key) => ({ topic: "who-heard", key }));
    const answers = ["", "id", "id name", "*"].map((key) => ({ topic: "heard", key }));
    for (const strange of [...questions, ...answers]) await query("SELECT pg_notify('latchkey_changes', $1)", [JSON.stringify([strange])]);
    applyChanges([{ topic: "who-heard", key: "*" }]);
    const [known] = await knownTokens(1);
    await revokeApiToken(system, known!.token.id);
    expect(await statusThere(known!.plainToken)).toBe(401);
  });
});

it("who gets no news, as behind a pooler that swallows it, doesn't trust its memory for longer than the lease", async () => {
  expect(hearsChanges()).toBe(true);
  const deaf = vi.spyOn(pg.Client.prototype, "emit").mockImplementation(function (this: pg.Client, event: string | symbol, ...rest: unknown[]) {
    return event === "notification" ? true : EventEmitter.prototype.emit.call(this, event, ...rest);
  });
  try {
    await expect.poll(hearsChanges, { timeout: 6_000 }).toBe(false);
  } finally {
    deaf.mockRestore();
  }
  await expect.poll(hearsChanges, { timeout: 6_000 }).toBe(true);
});

it("changes made at the same time ask once", async () => {
  const before = heard.length;
  const asked = vi.fn();
  onChange("who-heard", asked);
  await Promise.all([everyoneHeard(), everyoneHeard(), everyoneHeard()]);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(heard).toHaveLength(before);
});

it("a process that doesn't listen doesn't wait", async () => {
  await stopListening();
  heard.length = 0;
  await change("d");
  expect(heard).toEqual(["d"]);
  await startListening();
});
