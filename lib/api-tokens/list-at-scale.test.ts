import { beforeAll, describe, expect, it } from "vitest";
import type { ServiceAccount, Team } from "../../entities/index";
import { query } from "../db/pool";
import { statementsOf, workFor } from "../testing/explain";
import { makeAccount, makeOwner, type Person } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { withOwnConnection } from "../testing/own-connection";
import { useDatabase } from "../testing/use-database";
import { type ApiTokenFilter, type ApiTokenOrder, listApiTokens } from "./list-api-tokens";

useDatabase();

const count = 40_000;
/** Rows that a page may read: many times the page, and a small part of the list. */
const bound = 5_000;

let owner: Person & { team: Team };
let few: ServiceAccount;
beforeAll(async () => {
  owner = await makeOwner();
  few = (await makeAccount(owner.team)).account;
  const many = (await makeAccount(owner.team)).account;
  // Of 1,000, one ended, one is of another account, one ends in five days, one never; a tenth is revoked.
  // On a connection of its own: a statement of the pool's may not take long.
  await withOwnConnection((run) =>
    run(
      `INSERT INTO api_token (id, team_id, service_account_id, name, name_key, purpose, lookup_id, secret_hash, scopes, allowed_origins, allowed_cidrs, expires_at, expiry_key,
       created_at, created_by, updated_at, secret_created_at, revoked_at)
     SELECT 'tok_' || lpad(n::text, 26, '0'), $1, CASE n % 1000 WHEN 2 THEN $2 ELSE $3 END, name, name, 'Office ' || (n % 97), lpad(n::text, 16, '0'), '', '{}',
       CASE n % 500 WHEN 7 THEN ARRAY['https://app-' || n || '.example.com'] ELSE '{}' END, '{}',
       ends, coalesce(to_char(ends AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '~'), now(), 'system', now(), now(), CASE n % 10 WHEN 4 THEN now() END
     FROM (SELECT n, 'token ' || md5(n::text) AS name,
             CASE n % 1000 WHEN 1 THEN now() - interval '1 day' WHEN 3 THEN now() + interval '5 days' WHEN 5 THEN NULL
               ELSE now() + interval '30 days' + n * interval '1 minute' END AS ends
           FROM generate_series(1, $4::int) AS n) AS made`,
      [owner.team.id, few.id, many.id, count],
    ),
  );
  await query("UPDATE api_token SET secret_created_at = now() - interval '200 days' WHERE id LIKE '%008'");
  await query("ANALYZE api_token");
});

const list = (args: Omit<Parameters<typeof listApiTokens>[1], "teamId">) => listApiTokens(owner.actor, { teamId: owner.team.id, ...args });
const orders: ApiTokenOrder[] = (["NAME", "CREATED_AT", "EXPIRES_AT"] as const).flatMap((field) =>
  (["ASC", "DESC"] as const).map((direction) => ({ field, direction })),
);

const filters: [what: string, filter: () => ApiTokenFilter, size: number][] = [
  ["no filter", () => ({}), count],
  ["what counts", () => ({ state: "ACTIVE" }), count - count / 10 - count / 1_000],
  ["what has expired", () => ({ state: "EXPIRED" }), count / 1_000],
  ["what is revoked", () => ({ state: "REVOKED" }), count / 10],
  ["what ends within a week", () => ({ expiresWithinDays: 7 }), count / 1_000],
  ["what nobody has used for long", () => ({ unusedSince: new Date(Date.now() - 90 * 86_400_000) }), count / 1_000],
  ["one account of many tokens", () => ({ serviceAccountId: few.id }), count / 1_000],
  ["a search for what many have", () => ({ search: "OFFICE" }), count],
  ["a search for what one has", () => ({ search: `lk_${"39998".padStart(16, "0")}` }), 1],
  ["a search for what none has", () => ({ search: "nowhere to be found" }), 0],
];

describe(`a list of ${count} API tokens is read by index and few rows a page, with`, () => {
  it.each(filters)("%s", async (_, filter, size) => {
    const expensive: unknown[] = [];
    for (const orderBy of orders) {
      const last = await list({ filter: filter(), orderBy, last: 100 });
      const place = last.items[0] && last.cursorOf(last.items[0]);
      for (const args of [{}, { after: place }, { last: 25 }, { last: 25, before: place }]) {
        const sent = await statementsOf(() => list({ filter: filter(), orderBy, ...args }));
        const work = await workFor(sent.at(-1)!, "api_token");
        // The state of a token takes the database's time, too.
        if (sent.length > 2 || work.whole || work.rows > bound) expensive.push({ ...orderBy, ...args, statements: sent.length, ...work });
      }
    }
    expect(expensive).toEqual([]);
    expect(await (await list({ filter: filter() })).totalCount()).toBe(size);
  });
});

it("a token is found, and an origin is known, by index among them", async () => {
  const { token } = await makeToken(few, { allowedOrigins: ["https://app.example.com"] });
  const work = (text: string, value: unknown) => workFor({ text, values: [value] }, "api_token");
  expect(await work("SELECT 1 FROM api_token WHERE lookup_id = $1", token.lookupId)).toMatchObject({ whole: false, rows: 1 });
  const known = "SELECT true FROM api_token WHERE revoked_at IS NULL AND allowed_origins <> '{}' AND allowed_origins && $1::text[] LIMIT 1";
  for (const origin of ["https://app.example.com", "https://nobody.example.com"]) {
    const { whole, rows } = await work(known, [origin]);
    expect({ whole, few: rows < 300 }).toEqual({ whole: false, few: true });
  }
});
