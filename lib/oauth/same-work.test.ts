import { randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { assertionOf, bodyOf, makeKeyClient, post, testKeys } from "../../app/api/testing/client-assertion";
import { refreshForm } from "../../app/api/testing/refresh";
import { statementsOf } from "../testing/explain";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

/** A client with a secret and a key, of which nothing is in memory. */
const makeClient = async () => (await makeKeyClient(team)).clientId;
const unknown = () => `lkc_${randomBytes(16).toString("hex")}`;
const foreignKey = testKeys.foreign.privateKey;

// How long the work takes is measured by bench/known-client-timing.ts; here, that it is the same.
it.each<[string, (clientId: string) => Promise<string> | string]>([
  ["a wrong secret", (id) => new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: "lks_guess" }).toString()],
  ["an assertion by another key", async (id) => bodyOf(await assertionOf(id, { key: foreignKey }))],
  ["a forged token to refresh", async (id) => refreshForm(id, await assertionOf(id, { key: foreignKey }))],
  [
    "a token of another issuer",
    async (id) => refreshForm(id, await assertionOf(id, { key: foreignKey }), { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" }),
  ],
])("of a client that there isn't, %s is refused with the statements that it takes for one that there is", async (_, make) => {
  const statements = async (id: string) => {
    const body = await make(id);
    return (await statementsOf(async () => void (await post(body)))).map(({ text }) => text).sort();
  };
  // What is prepared or looked up once.
  await statements((await makeAccount(team)).clientKeys.clientId);
  const known = await statements(await makeClient());
  expect(known.length).toBeGreaterThan(1);
  expect(await statements(unknown())).toEqual(known);
});
