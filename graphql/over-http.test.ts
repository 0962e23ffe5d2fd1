import { type Audit, serverAudits } from "graphql-http";
import { describe, expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { makeAccount, makeTeam } from "../lib/testing/factories";

const server = useServer();

/** What the reference audit of GraphQL over HTTP finds wrong, as "MUST …: why". */
async function failures(headers: Record<string, string>): Promise<string[]> {
  const fetchFn = (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } });
  const audits: Audit[] = serverAudits({ url: `${server.url}/api/graphql`, fetchFn });
  expect(audits.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== "ok") found.push(`${result.id} ${result.name}: ${result.reason}`);
  }
  return found;
}

describe("GraphQL over HTTP, by the audit of graphql-http", () => {
  it("fails nothing for nobody", async () => {
    expect(await failures({})).toEqual([]);
  });

  it("fails nothing for a service account", async () => {
    const { clientKeys } = await makeAccount(await makeTeam());
    expect(await failures({ authorization: `Bearer ${await getToken(clientKeys)}` })).toEqual([]);
  });
});
