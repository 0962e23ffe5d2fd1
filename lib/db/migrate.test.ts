import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideDatabaseUrl } from "../env";
import { administer, dropDatabase } from "../testing/administer";
import { testServer } from "../testing/test-server";
import { migrate } from "./migrate";

const name = `latchkey_test_${randomBytes(6).toString("hex")}`;
let server: string;
let admin: string;
let own: string;

beforeAll(async () => {
  ({ url: server } = await testServer());
  admin = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await administer(server, `CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await administer(server, `CREATE DATABASE ${name}`);
  await administer(admin, `GRANT ALL ON SCHEMA public TO ${name}`);
  own = Object.assign(new URL(admin), { username: name, password: name }).href;
  provideDatabaseUrl(own);
});

afterAll(async () => {
  await dropDatabase(server, name);
  await administer(server, `DROP ROLE ${name}`);
});

describe("a role that may create tables and nothing else", () => {
  it("is told what is missing", async () => {
    await expect(migrate()).rejects.toMatchObject({ name: "OperatorError", message: expect.stringMatching(/pg_trgm.*GRANT CREATE/) });
  });

  it("is told of the queue's schema when that alone is missing", async () => {
    for (const extension of ["pg_trgm", "btree_gin"]) await administer(admin, `CREATE EXTENSION ${extension}`);
    await expect(migrate()).rejects.toMatchObject({ name: "OperatorError", message: expect.stringMatching(/CREATE SCHEMA latchkey_jobs/) });
  });

  it("brings the schema up to date once an administrator has made what is missing", async () => {
    await administer(admin, "CREATE SCHEMA latchkey_jobs");
    await administer(admin, `GRANT ALL ON SCHEMA latchkey_jobs TO ${name}`);
    expect(await migrate()).toEqual([]);
  });
});

it("a database that a newer version has brought up to date is left as it is, and the operator told", async () => {
  await administer(own, "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Tomorrow9999999999999')");
  await expect(migrate()).rejects.toMatchObject({ name: "OperatorError", message: expect.stringMatching(/newer version.*Tomorrow9999999999999/) });
  await administer(own, "DELETE FROM migrations WHERE name = 'Tomorrow9999999999999'");
  expect(await migrate()).toEqual([]);
});
