import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { holdsSecret, looksSecret, secretsIn, withoutSecrets } from "./secrets";

const id = "sa_01kaq4v5m6e7z8x9c0v1b2n3m4";

describe("what looks like a secret", () => {
  it.each([
    ["clientSecret", "x"],
    ["password", "hunter2"],
    ["accessToken", "short"],
    ["signingSecret", null],
    ["value", "lks_0123456789"],
    ["value", "eyJhbGciOiJFUzI1NiJ9.e30.x"],
    ["value", "ghp_abcdef"],
    ["value", "-----BEGIN PRIVATE KEY-----\nabc"],
    ["value", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ["value", "Bearer abc"],
  ])("%s: %s", (name, value) => expect(looksSecret(name, value)).toBe(true));

  it.each([
    ["id", id],
    ["name", "Jenkins CI"],
    ["audience", "https://ramp.example.com/api"],
    ["after", "eyJ2IjoxLCJuIjoiSmVua2lucyBDSSIsImlkIjoic2FfMDFrYSJ9"],
    ["accessTokenLifetime", 3600],
    ["enabled", true],
    ["description", "Deploys the web shop. Maintained by platform@example.com"],
  ])("is not %s: %s", (name, value) => expect(looksSecret(name, value)).toBe(false));
});

it("is left out of variables at any depth", () => {
  const variables = {
    id,
    input: { name: "CI", secrets: ["a"], hook: { url: "https://x.example", signingSecret: "s" }, list: ["plain", "lks_abc"] },
    password: "p",
  };
  expect(withoutSecrets(variables)).toEqual({ id, input: { name: "CI", hook: { url: "https://x.example" }, list: ["plain"] } });
});

it("is found in the operation itself", () => {
  expect(holdsSecret(parse(`{ node(id: "${id}") { id } }`))).toBe(false);
  expect(holdsSecret(parse('mutation { a(input: {clientSecret: "x"}) { id } }'))).toBe(true);
  expect(holdsSecret(parse('{ a(x: ["lks_abc"]) { id } }'))).toBe(true);
  expect(holdsSecret(parse("mutation ($secret: String!) { a(secret: $secret) { id } }"))).toBe(false);
});

it("is found in answers that bring one", () => {
  expect(secretsIn({ data: { create: { clientKeys: { clientId: "lkc_a", clientSecret: "lks_b" } } } })).toEqual([{ name: "clientSecret", value: "lks_b" }]);
  expect(secretsIn({ data: { list: [{ name: "token" }] } })).toEqual([]);
  expect(secretsIn("not JSON")).toEqual([]);
});
