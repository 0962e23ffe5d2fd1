import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi, getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { tokenPattern } from "../lib/tokens/token-format";
import { makeAccount, makeOwner, makeTeam } from "../lib/testing/factories";
import { makeToken } from "../lib/testing/make-token";
import { blocksOf } from "./testing/blocks-of";
import { runModule } from "./testing/run-module";
import { runShell } from "./testing/run-shell";

const server = useServer();
const text = readFileSync("docs/tokens.md", "utf8");

describe("the examples of docs/tokens.md", () => {
  let lines: string[];
  beforeAll(async () => {
    const { clientKeys } = await makeAccount(await makeTeam(), { name: "Jenkins CI" });
    const blocks = blocksOf("docs/tokens.md", "sh").map((block) => block.replace(/^(ask|curl) .*?[^\\]$/gms, "$&; echo"));
    const printed = await runShell(blocks, { env: { LATCHKEY: server.url, TOKEN: await getToken(clientKeys) } });
    lines = printed.split("\n").filter(Boolean);
  });

  it("make a token and call with it", () => expect(lines[0]).toBe('{"data":{"serviceAccounts":{"nodes":[{"name":"Jenkins CI"}]}}}'));

  it("bind it to an origin, and call from there", () => {
    expect(lines[1]).toBe('{"data":{"updateApiToken":{"userErrors":[]}}}');
    expect(lines[2]).toContain('"allowed":false,"reason":"NOT_ON_LIST"');
    expect(lines[3]).toBe('{"data":{"serviceAccounts":{"totalCount":1}}}');
  });

  it("report it, after which it is dead", () => {
    expect(lines[4]).toBe('{"received":1}');
    expect(lines[5]).toContain('"reason":"TOKEN_REVOKED"');
  });
});

it("docs/tokens.md names the form of a token as it is", () => {
  expect(text).toContain(tokenPattern.source.replace("([0-9A-Za-z]{16})", "[0-9A-Za-z]{16}"));
});

it("the page's program of docs/tokens.md gets an answer", async () => {
  const { account } = await makeAccount(await makeTeam(), { name: "Jenkins CI" });
  const { plainToken } = await makeToken(account, { scopes: ["service-account:read"] });
  const program = blocksOf("docs/tokens.md", "js")[0]!.replace("https://latchkey.example.com", server.url);
  expect(await runModule(program, { apiToken: plainToken }, "await answer.json()")).toEqual({ data: { serviceAccounts: { nodes: [{ name: "Jenkins CI" }] } } });
});

it("answers have the headers of limits that docs/tokens.md shows", async () => {
  const { team, cookie } = await makeOwner();
  const { account } = await makeAccount(team);
  const { token, plainToken } = await makeToken(account);
  const limit = `mutation ($account: ID!, $token: ID!) {
    setServiceAccountLimits(id: $account, input: { requestsPerMinute: 600 }) { userErrors { message } }
    setApiTokenLimits(id: $token, input: { requestsPerMinute: 100 }) { userErrors { message } }
  }`;
  expect((await callApi({ cookie }, limit, { account: account.id, token: token.id })).errors).toBeUndefined();

  const { headers } = await callApi({ bearer: plainToken }, "{ viewer { id } }");
  const form = (value: string) => value.replaceAll(/(?<=;[rt]=)\d+/g, "n");
  const shown = blocksOf("docs/tokens.md", "text")[0]!;
  for (const [, name, value] of shown.matchAll(/^(RateLimit\S*): (.*)$/gm)) expect(form(headers.get(name!)!)).toBe(form(value!));
});
