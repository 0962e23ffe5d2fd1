import { generateKeyPairSync } from "node:crypto";
import { ask } from "./ask";
import type { SignedIn } from "./test";

/** Adds a new P-256 key to an account, as a person who may. */
export async function addPublicKey(person: SignedIn, serviceAccountId: string, more: object = {}): Promise<void> {
  const publicKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "pem", type: "spki" });
  await ask(person, "mutation ($input: AddPublicKeyInput!) { addPublicKey(input: $input) { userErrors { message } } }", {
    input: { serviceAccountId, name: "Build server", publicKey, ...more },
  });
}
