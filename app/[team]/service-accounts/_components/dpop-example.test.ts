import ts from "typescript";
import { expect, it } from "vitest";
import { dpopExample, dpopTokenExample } from "./dpop-example";

const values = { publicUrl: "https://latchkey.example.com", clientId: "lkc_1", apiUrl: undefined };
const key = { algorithm: "ES256", kid: "k1" };

it("is a program, however the account proves itself and whatever it calls", () => {
  for (const signedWith of [undefined, key, { ...key, kid: undefined }])
    for (const apiUrl of [undefined, 'https://api.example.com/"quoted"', "urn:example:ramp"]) {
      const { diagnostics } = ts.transpileModule(dpopExample({ ...values, apiUrl }, signedWith), { reportDiagnostics: true });
      expect(diagnostics).toEqual([]);
    }
});

it("sends the secret, or signs with the key", () => {
  expect(dpopExample(values)).toContain("client.ClientSecretBasic(process.env.LATCHKEY_CLIENT_SECRET)");
  expect(dpopExample(values, key)).toContain('client.PrivateKeyJwt({ key, kid: "k1" })');
  expect(dpopExample(values, { ...key, kid: undefined })).toContain("client.PrivateKeyJwt(key)");
});

it("calls the product at an address alone, and goes without TLS only where the server does", () => {
  expect(dpopExample({ ...values, apiUrl: "https://api.example.com/" })).toContain('new URL("https://api.example.com/"),\n  "GET"');
  expect(dpopExample({ ...values, apiUrl: "urn:example:ramp" })).not.toContain("fetchProtectedResource");
  expect(dpopExample(values)).not.toContain("allowInsecureRequests");
  expect(dpopExample({ ...values, publicUrl: "http://localhost:3000" })).toContain("execute: [client.allowInsecureRequests]");
});

it("gets a token with keys that were just made, as a program that is ready to run", () => {
  const program = dpopTokenExample("https://latchkey.example.com", { clientId: "lkc_1", clientSecret: 'lks_"2' });
  expect(ts.transpileModule(program, { reportDiagnostics: true }).diagnostics).toEqual([]);
  expect(program).toContain(String.raw`client.ClientSecretBasic("lks_\"2")`);
  expect(program).toContain("{ DPoP });\nconsole.log(access_token);");
  expect(program).not.toContain("process.env");
});
