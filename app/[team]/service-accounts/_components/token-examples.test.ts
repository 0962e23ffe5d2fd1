import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { curlExample, nodeExample, pythonExample } from "./token-examples";

const values = { publicUrl: "https://latchkey.example.com", clientId: "lkc_1" };

/** What each call of curl in a script is given, as the shell hands it over. */
function curlCalls(script: string): string[][] {
  const shim = 'curl() { printf \'%s\\n\' "$#" "$@" >&2; echo \'{"access_token":"t"}\'; }; jq() { echo t; };';
  const output = execFileSync("sh", ["-c", `${shim} { ${script}\n} 2>&1 >/dev/null`], {
    env: { ...process.env, LATCHKEY_CLIENT_SECRET: "lks_2" },
    encoding: "utf8",
  });
  const words = output.split("\n");
  const calls: string[][] = [];
  while (words.length > 1) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}

it("the curl example asks for a token with the secret of the environment, and calls the product", () => {
  const [token, call] = curlCalls(curlExample({ ...values, apiUrl: "https://api.example.com/it's?a=1&b=$(touch x)" }));
  expect(token).toEqual(["-s", "https://latchkey.example.com/oauth/token", "-u", "lkc_1:lks_2", "-d", "grant_type=client_credentials"]);
  expect(call).toEqual(["https://api.example.com/it's?a=1&b=$(touch x)", "-H", "Authorization: Bearer t"]);
});

it("for Latchkey's own API it calls GraphQL", () => {
  const [, call] = curlCalls(curlExample({ ...values, apiUrl: undefined }));
  expect(call).toEqual(expect.arrayContaining(["https://latchkey.example.com/api/graphql", '{"query":"{ viewer { name } }"}']));
});

it("an audience that is no address isn't called", () => {
  const named = { ...values, apiUrl: "urn:example:ramp" };
  for (const example of [curlExample, nodeExample, pythonExample]) expect(example(named)).not.toContain("urn:example");
});
