import { beforeAll, describe, expect, it } from "vitest";
import { type Answered, callApi, type Credential, getToken } from "../app/api/testing/call-api";
import { setProductEvents } from "../lib/product-events/set-product-events";
import { makeAccount, makeOwner, makeProduct } from "../lib/testing/factories";
import { makePublicKey } from "../lib/testing/make-public-key";
import { makeRole } from "../lib/testing/make-roles";
import { allowLoopback } from "../lib/testing/receiver";
import { startTokenIssuer } from "../lib/testing/token-issuer";
import { useDatabase } from "../lib/testing/use-database";
import { blocksOf, documents } from "./testing/blocks-of";

useDatabase();
const operations = documents.flatMap((document) => blocksOf(document, "graphql").map((text, at) => [`${document} ${at + 1}`, text] as const));

let owner: Credential;
/** What a program sends, and no person. */
let program: Credential;
let given: Record<string, string>;
beforeAll(async () => {
  const { team, ...person } = await makeOwner();
  owner = person;
  const product = await makeProduct(team);
  await setProductEvents(person.actor, product.id, { events: [{ name: "deployment.finished" }] });
  const { account: caller } = await makeAccount(team, { productId: product.id });
  const { account, clientKeys } = await makeAccount(team);
  program = { bearer: await getToken(clientKeys) };
  allowLoopback();
  const role = await makeRole(team, ["service-account:create"]);
  given = {
    team: team.id,
    account: account.id,
    role: role.id,
    product: product.id,
    pem: makePublicKey(),
    "sa_…": caller.id,
    "https://token.actions.githubusercontent.com": (await startTokenIssuer()).url,
  };
});

describe("the operations of the documents", () => {
  it.each(operations)("%s is done by the API as it stands there", async (_, text) => {
    const variables = Object.fromEntries([...text.matchAll(/\$(\w+):/g)].map(([, name]) => [name, given[name!]]));
    const mine = text.replaceAll(/(?<=")(sa_…|https:\/\/token\.actions\.githubusercontent\.com)(?=")/g, (example) => given[example]!);
    const { data, errors } = await callApi(/recordPermissionUse|publishProductEvent/.test(text) ? program : owner, mine, variables);
    expect(errors).toBeUndefined();
    for (const payload of Object.values(data!) as Answered[]) expect(payload?.userErrors ?? []).toEqual([]);
  });
});

it("docs/graphql.md shows a mistake that can be corrected as the API answers it", async () => {
  const mutation = `mutation ($team: ID!) { createServiceAccount(input: { teamId: $team, name: "Twice" }) { userErrors { field message code } } }`;
  const make = async () => (await callApi(owner, mutation, { team: given.team })).data!.createServiceAccount.userErrors as object[];
  expect(await make()).toEqual([]);
  expect(await make()).toEqual([JSON.parse(blocksOf("docs/graphql.md", "json")[0]!)]);
});
