import { describe, expect, it } from "vitest";
import pg from "pg";
import { useDatabase } from "../testing/use-database";
import { pool, query } from "./pool";

useDatabase();

describe("a connection of the pool", () => {
  it("answers a promise, a callback and a query of its own class alike", async () => {
    const client = await pool().connect();
    try {
      const text = "SELECT $1::int AS n";
      const byCallback = await new Promise<pg.QueryResult>((resolve, reject) => {
        client.query(text, [1], (error, result) => (error ? reject(error) : resolve(result)));
      });
      const withoutValues = await new Promise<pg.QueryResult>((resolve, reject) => {
        client.query("SELECT 1 AS n", (error: Error | null, result: pg.QueryResult) => (error ? reject(error) : resolve(result)));
      });
      const submitted = await new Promise<{ rows: unknown[] }>((resolve, reject) => {
        client.query(new pg.Query(text, [1], (error, result) => (error ? reject(error) : resolve(result))));
      });
      const answers = [
        await client.query(text, [1]),
        await client.query({ text, values: [1] }),
        byCallback,
        withoutValues,
        submitted,
        await pool().query(text, [1]),
      ];
      expect(answers.map(({ rows }) => rows as unknown)).toEqual(answers.map(() => [{ n: 1 }]));
    } finally {
      client.release();
    }
  });

  it("refuses a wrong statement by promise and by callback, and says who asked", async () => {
    const refused = await query("SELECT nothing_of_this_name").catch((error: unknown) => error as pg.DatabaseError);
    expect(refused).toMatchObject({ code: "42703" });
    expect((refused as Error).stack).toContain("pool.test.ts");
    const client = await pool().connect();
    const byCallback = await new Promise((resolve) => client.query("SELECT nothing_of_this_name", (error: Error | null) => resolve(error)));
    expect(byCallback).toMatchObject({ code: "42703" });
    client.release();
    expect(await query("SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });
});
