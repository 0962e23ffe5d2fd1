import { expect, it } from "vitest";
import { useDatabase } from "../testing/use-database";
import { UnavailableError } from "../errors";
import { query } from "./pool";
import { isUnavailable } from "./failure";
import { transaction } from "./transaction";

useDatabase();

it("a connection that hung inside a transaction is never used again, so nothing is acknowledged that isn't committed", { timeout: 30_000 }, async () => {
  let backend = 0;
  const failure: unknown = await transaction(async ({ manager }) => {
    const [row] = await manager.query<{ pid: number }[]>("SELECT pg_backend_pid() AS pid");
    backend = row!.pid;
    process.kill(backend, "SIGSTOP");
    await manager.query("SELECT 1");
  }).catch((error: unknown) => error);
  process.kill(backend, "SIGCONT");

  expect(isUnavailable(failure)).toBe(true);
  const after = await Promise.all(
    Array.from({ length: 5 }, () => query<{ pid: number; inside: boolean }>("SELECT pg_backend_pid() AS pid, now() <> statement_timestamp() AS inside")),
  );
  expect(after.flat().map(({ pid }) => pid)).not.toContain(backend);
  expect(after.flat().map(({ inside }) => inside)).not.toContain(true);
});

it("what isn't ready by the time its caller is told that it failed is not written", async () => {
  const rows = () => query("SELECT 1 FROM rate_limit WHERE key = 'late'");
  const write = (by: number) =>
    transaction(async (tx) => {
      tx.commitBy(by);
      await tx.manager.query("INSERT INTO rate_limit (key) VALUES ('late')");
    });
  await expect(write(Date.now() - 1)).rejects.toThrow(UnavailableError);
  expect(await rows()).toEqual([]);
  await write(Date.now() + 60_000);
  expect(await rows()).toHaveLength(1);
});
