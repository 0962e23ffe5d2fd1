import { generateKeyPairSync } from "node:crypto";
import { readJwk, type UsableKey } from "../../public-keys/read-public-key";

// To make a key of RSA takes long. Nobody has the private half of this one, and nothing that it has signed counts.
const rsa = {
  kty: "RSA",
  e: "AQAB",
  n: "rx6pIyng1NVXorGX2Vcizmrbi-xQbTPCdoqbVFXvx_W6CdPYOTeTVbv2XFY9r0SvYuyEaRZF-C9krMp6lIaU_4HUWtFF21M57BiT2dp9wdIr1TWAcTLzQdqAtjj02SsksvpqwqiAI3OyN0ktSMcbG8WtcxXrV0VTuvOwNujFkiJMDOUKZRyIEBlPhC1C5bAO4WW5WwCqAzY_-bqJmPY7WNlCUV5gXg5W5H7vdypa8cUbHImj2Czh7WmlKtJHviZ1YPjZXPODSomqMu6ZqP-pqtGf0DBzhAX7zupD26PuGiRU7FzYcLucVxEvtOl2m4D-m-SeuVKwlETwsDmKiyam3Q",
};
const made = {
  rsa: () => rsa,
  ec: () => generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" }),
  ed: () => generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }),
};
const known = new Map<keyof typeof made, Promise<UsableKey>>();

/** A key of the kind that an algorithm takes, with which what has no key to be checked with is checked, so that the answer takes as long as with one. */
export function decoyKey(alg: string): Promise<UsableKey> {
  const kind = alg === "ES256" ? "ec" : alg.startsWith("Ed") ? "ed" : "rsa";
  let key = known.get(kind);
  if (!key) known.set(kind, (key = readJwk(made[kind]())));
  return key;
}
