import { serverAudits } from "graphql-http";
import { describe, expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { makeAccount, makeTeam } from "../lib/testing/factories";

const server = useServer();

/**
 * The recommendations that we don't follow, because a document that can't be executed is told by 400 whatever form of answer
 * the client accepts: programs that look at the status alone would else take it for a success.
 */
const notFollowed = [
  "572B SHOULD use 200 status code on document parsing failure when accepting application/json",
  "FDE2 SHOULD use 200 status code on document validation failure when accepting application/json",
  "7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
];

/** What the reference audit of GraphQL over HTTP finds wrong. */
async function failures(headers: Record<string, string>): Promise<string[]> {
  const fetchFn = (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } });
  const audits = serverAudits({ url: `${server.url}/api/graphql`, fetchFn });
  expect(audits.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== "ok") found.push(`${result.id} ${result.name}`);
  }
  return found;
}

describe("GraphQL over HTTP, by the audit of graphql-http", () => {
  it("keeps every MUST for a service account, and every SHOULD but those that we decided against", async () => {
    const { clientKeys } = await makeAccount(await makeTeam());
    expect(await failures({ authorization: `Bearer ${await getToken(clientKeys)}` })).toEqual(notFollowed);
  });

  it("keeps them for nobody too", async () => {
    expect(await failures({})).toEqual(notFollowed);
  });
});
