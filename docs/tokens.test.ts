import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { tokenPattern } from "../lib/api-tokens/token-format";
import { makeAccount, makeTeam } from "../lib/testing/factories";

const server = useServer();
const text = readFileSync("docs/tokens.md", "utf8");

describe("the examples of docs/tokens.md", () => {
  let lines: string[];
  beforeAll(async () => {
    const { clientKeys } = await makeAccount(await makeTeam(), { name: "Jenkins CI" });
    const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!.replace(/^(ask|curl) .*?[^\\]$/gms, "$&; echo"));
    const env = { ...process.env, LATCHKEY: server.url, TOKEN: await getToken(clientKeys) };
    const { stdout } = await promisify(execFile)("bash", ["-c", ["set -euo pipefail", ...blocks].join("\n")], { env });
    lines = stdout.split("\n").filter(Boolean);
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
