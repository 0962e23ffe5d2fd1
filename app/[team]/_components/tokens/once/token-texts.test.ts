import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { tokenEnv, tokenUse } from "./token-texts";

const token = { plainToken: "lk_1_2", allowedOrigins: [] };
const words = (script = "") =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }; ${script}`], { encoding: "utf8" })
    .trimEnd()
    .split("\n");
const url = "https://latchkey.example.com";

it("is a line of a file", () => expect(tokenEnv(token)).toBe("LATCHKEY_TOKEN=lk_1_2\n"));

it("calls GraphQL with it", () => {
  const sent = [`${url}/api/graphql`, "-H", "Authorization: Bearer lk_1_2", "-H", "Content-Type: application/json", "-d", '{"query":"{ viewer { name } }"}'];
  expect(words(tokenUse(url, token))).toEqual(sent);
});

it("comes from where the token is allowed", () => {
  expect(words(tokenUse(url, { ...token, allowedOrigins: ["https://*.example.com"] }))).toContain("Origin: https://app.example.com");
});

it("calls its account's API, whatever the address holds", () => {
  const audience = "https://api.example.com/it's?a=$(touch x)";
  expect(words(tokenUse(url, { ...token, product: { audience, builtIn: false } }))).toEqual([audience, "-H", "Authorization: Bearer lk_1_2"]);
});

it("an audience that is no address isn't called", () => {
  expect(tokenUse(url, { ...token, product: { audience: "urn:example:ramp", builtIn: false } })).toBeUndefined();
});
