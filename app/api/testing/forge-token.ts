import { decodeJwt, decodeProtectedHeader, type JWTHeaderParameters, type JWTPayload, SignJWT } from "jose";
import { currentKey } from "@/lib/signing-keys/key-set";

type Key = Parameters<SignJWT["sign"]>[0];

/**
 * A token made from a good one with other claims or another header; a claim or header parameter set to undefined is left out.
 * Signed with the installation's own key unless another is given: what is refused is then refused for what was changed.
 */
export async function forge(good: string, change: { header?: Record<string, unknown>; claims?: JWTPayload; key?: Key }): Promise<string> {
  const header = { ...decodeProtectedHeader(good), ...change.header } as JWTHeaderParameters;
  const claims = { ...decodeJwt(good), ...change.claims };
  return new SignJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
    .setProtectedHeader(JSON.parse(JSON.stringify(header)) as JWTHeaderParameters)
    .sign(change.key ?? (await currentKey()).privateKey);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The same token with another payload or header and the signature as it was. */
export function tamper(good: string, change: { header?: object; claims?: object }): string {
  const [header, payload, signature] = good.split(".");
  return [
    change.header ? encode({ ...decodeProtectedHeader(good), ...change.header }) : header,
    change.claims ? encode({ ...decodeJwt(good), ...change.claims }) : payload,
    signature,
  ].join(".");
}

/** The same token without a signature, under `alg: none` spelled as given. */
export function unsigned(good: string, alg: string): string {
  return `${encode({ ...decodeProtectedHeader(good), alg })}.${good.split(".")[1]}.`;
}
