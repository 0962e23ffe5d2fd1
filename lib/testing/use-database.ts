import { randomBytes } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { startListening, stopListening } from "../db/changes";
import { closePool } from "../db/pool";
import { provideDatabaseUrl } from "../env";
import { administer, dropDatabase } from "./administer";
import { testServer } from "./test-server";

/** Gives the test file a database of its own, a copy of the prepared one, for as long as the file runs. */
export function useDatabase(): void {
  const name = `latchkey_test_${randomBytes(6).toString("hex")}`;

  beforeAll(async () => {
    const { url, copy } = await testServer();
    await administer(url, `CREATE DATABASE ${name} ${copy}`);
    // A timer of the file before may have opened a pool after its end, on a database that is no more.
    await closePool();
    provideDatabaseUrl(Object.assign(new URL(url), { pathname: `/${name}` }).href);
    await startListening();
  });

  afterAll(async () => {
    await stopListening();
    await closePool();
    await dropDatabase((await testServer()).url, name);
  });
}
