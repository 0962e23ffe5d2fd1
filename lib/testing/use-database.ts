import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { startListening, stopListening } from "../db/changes";
import { closePool } from "../db/pool";
import { provideDatabaseUrl } from "../env";
import { administer, dropDatabase } from "./administer";

/** Gives the test file a database of its own, a copy of the prepared one, for as long as the file runs. */
export function useDatabase(): void {
  const name = `latchkey_test_${randomBytes(6).toString("hex")}`;

  beforeAll(async () => {
    const server = inject("serverUrl");
    await administer(server, `CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
    provideDatabaseUrl(Object.assign(new URL(server), { pathname: `/${name}` }).href);
    await startListening();
  });

  afterAll(async () => {
    await stopListening();
    await closePool();
    await dropDatabase(inject("serverUrl"), name);
  });
}
