import { loadOrCreateSecrets } from "./data-dir/secrets-file";
import { settings } from "./env";

export interface InstanceSecrets {
  /** Keys the cookies of the sign-in flow. */
  session: string;
  /** Keys the hashes of stored secrets. */
  pepper: string;
  /** Encrypts the signing keys at rest. */
  keyEncryption: string;
}

let secrets: InstanceSecrets | undefined;

/** This installation's secrets, from the environment or the data directory; never from the database. */
export function instanceSecrets(): InstanceSecrets {
  return (secrets ??= loadOrCreateSecrets(settings().dataDir));
}
