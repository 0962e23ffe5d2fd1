import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { nodeKeyExample, pythonKeyExample } from "./key-examples";

const values = { publicUrl: "https://latchkey.example.com", clientId: "lkc_1", algorithm: "EdDSA", kid: 'a "kid"' };

// Stands in for what the example imports and opens, and tells what it was called with.
const stubs = `
import builtins, io, json, sys, types
calls = {}
def encode(claims, key, algorithm, headers=None):
    calls["encode"] = {"claims": claims, "key": key, "algorithm": algorithm, "headers": headers}
    return "signed"
def post(url, data):
    calls["post"] = {"url": url, "data": data}
    return types.SimpleNamespace(raise_for_status=lambda: None, json=lambda: {"access_token": "t"})
sys.modules["jwt"] = types.SimpleNamespace(encode=encode)
sys.modules["requests"] = types.SimpleNamespace(post=post)
builtins.open = lambda name: io.StringIO("contents of " + name)
`;

interface Calls {
  encode: { claims: Record<string, unknown>; key: string; algorithm: string; headers: object | null };
  post: { url: string; data: Record<string, string> };
}
const run = (example: string): Calls =>
  JSON.parse(execFileSync("python3", ["-c", `${stubs}\n${example}\nassert token == "t"\nprint(json.dumps(calls))`], { encoding: "utf8" })) as Calls;

it("the Python example signs what the token endpoint wants, and sends it there", () => {
  const { encode, post } = run(pythonKeyExample(values));
  expect(encode).toMatchObject({ key: "contents of key.pem", algorithm: "EdDSA", headers: { kid: 'a "kid"' } });
  expect(encode.claims).toEqual({
    iss: "lkc_1",
    sub: "lkc_1",
    aud: "https://latchkey.example.com",
    jti: expect.any(String) as string,
    iat: expect.any(Number) as number,
    exp: (encode.claims.iat as number) + 60,
  });
  expect(post).toEqual({
    url: "https://latchkey.example.com/oauth/token",
    data: {
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: "signed",
    },
  });
});

it("names no key where many may be", () => {
  const ofSet = { ...values, kid: undefined };
  expect(run(pythonKeyExample(ofSet)).encode.headers).toBeNull();
  expect(nodeKeyExample(ofSet)).not.toContain("kid");
  expect(nodeKeyExample(values)).toContain(String.raw`kid: "a \"kid\""`);
});
