import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { requestToken } from "../../app/api/testing/call-api";
import { query } from "../db/pool";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

it("failed attempts for one client are limited, while its right secret and other clients go on", async () => {
  const team = await makeTeam();
  const [{ clientKeys: attacked }, { clientKeys: other }] = [await makeAccount(team), await makeAccount(team)];
  const guess = () => requestToken({ clientId: attacked.clientId, clientSecret: "lks_guess" });

  const statuses = new Set<number>();
  let limited: Response | undefined;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const response = await guess();
    statuses.add(response.status);
    if (response.status === 429) limited = response;
  }
  expect([...statuses]).toEqual([401, 429]);
  expect(Number(limited!.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(Number(limited!.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect(limited!.headers.get("cache-control")).toBe("no-store");
  expect(await limited!.json()).toMatchObject({ error: "slow_down" });

  expect((await requestToken(attacked)).status).toBe(200);
  expect((await guess()).status).toBe(429);
  expect((await requestToken({ ...other, clientSecret: "lks_guess" })).status).toBe(401);
  expect((await requestToken(other)).status).toBe(200);
});

it("parallel guesses are counted one by one", async () => {
  const { clientKeys } = await makeAccount(await makeTeam());
  const answers = await Promise.all(Array.from({ length: 60 }, () => requestToken({ clientId: clientKeys.clientId, clientSecret: "lks_guess" })));
  const statuses = answers.map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(40);
});

it("client ids that are made up are limited by the address that they come from, and its right secrets go on", async () => {
  await query("DELETE FROM rate_limit");
  const { clientKeys } = await makeAccount(await makeTeam());
  const invented = () => requestToken({ clientId: `lkc_${randomBytes(16).toString("hex")}`, clientSecret: "lks_guess" });
  const statuses = (await Promise.all(Array.from({ length: 320 }, invented))).map((response) => response.status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(300);
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  expect((await requestToken(clientKeys)).status).toBe(200);
});
