interface Values {
  publicUrl: string;
  clientId: string;
  /** Where the product's API is; Latchkey's own when undefined. */
  apiUrl: string | undefined;
}

/** A key by which an account signs in; without one it sends its secret. */
interface SigningKey {
  algorithm: string;
  /** Left out for a key of a key set, where many may be. */
  kid: string | undefined;
}

const text = (value: string) => JSON.stringify(value);

/** A token that is bound to a key, got with client keys that stand in the program itself. */
export function dpopTokenExample(publicUrl: string, { clientId, clientSecret }: { clientId: string; clientSecret: string }): string {
  return `import * as client from "openid-client";

${boundToken({ publicUrl, clientId }, `client.ClientSecretBasic(${text(clientSecret)})`)}console.log(access_token);
`;
}

/** @param proof by which the client proves itself, as code */
function boundToken({ publicUrl, clientId }: Pick<Values, "publicUrl" | "clientId">, proof: string): string {
  const overHttp = publicUrl.startsWith("http:") ? "\n  execute: [client.allowInsecureRequests]," : "";
  return `const configuration = await client.discovery(new URL(${text(publicUrl)}), ${text(clientId)}, undefined, ${proof}, {
  algorithm: "oauth2",${overHttp}
});
const DPoP = client.getDPoPHandle(configuration, await client.randomDPoPKeyPair());
const { access_token } = await client.clientCredentialsGrant(configuration, undefined, { DPoP });
`;
}

/** A token that is bound to a key, and a call with it, with Node and openid-client, which makes the proofs. */
export function dpopExample({ publicUrl, clientId, apiUrl }: Values, signedWith?: SigningKey): string {
  const imports = signedWith ? `import { readFile } from "node:fs/promises";\nimport { importPKCS8 } from "jose";\n` : "";
  const key = signedWith && `const key = await importPKCS8(await readFile("key.pem", "utf8"), ${text(signedWith.algorithm)});\n`;
  const proof = signedWith
    ? `client.PrivateKeyJwt(${signedWith.kid === undefined ? "key" : `{ key, kid: ${text(signedWith.kid)} }`})`
    : "client.ClientSecretBasic(process.env.LATCHKEY_CLIENT_SECRET)";
  const own = `new URL(${text(`${publicUrl}/api/graphql`)}),
  "POST",
  JSON.stringify({ query: "{ viewer { name } }" }),
  new Headers({ "content-type": "application/json" }),`;
  const call = apiUrl === undefined ? own : `new URL(${text(apiUrl)}),\n  "GET",\n  undefined,\n  undefined,`;
  // A product's audience names it, and need not be an address that can be called.
  const callable = apiUrl === undefined || /^https?:/i.test(apiUrl);
  return `${imports}import * as client from "openid-client";

${key ?? ""}${boundToken({ publicUrl, clientId }, proof)}${
    callable
      ? `
const answer = await client.fetchProtectedResource(
  configuration,
  access_token,
  ${call}
  { DPoP },
);
`
      : ""
  }`;
}
