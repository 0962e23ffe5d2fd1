import { inject } from "vitest";

/** The PostgreSQL of the run. */
export interface TestServer {
  /** URL of a database on it from which others can be made. */
  url: string;
  /** What makes a new database a copy of the prepared one: the end of CREATE DATABASE. */
  copy: string;
}

let known: Promise<TestServer> | undefined;

/** The PostgreSQL of the run, which starts when it is first asked for. */
export function testServer(): Promise<TestServer> {
  return (known ??= ask());
}

async function ask(): Promise<TestServer> {
  const response = await fetch(inject("testServer"));
  if (!response.ok) throw new Error(`there is no database for tests: ${await response.text()}`);
  return (await response.json()) as TestServer;
}
