import { rotateSigningKey } from "../../oauth/signing-keys/rotate-key";
import { systemActor } from "../../permissions/actor";
import { withInstallation } from "../with-installation";

/** `latchkey rotate-signing-key` */
export function rotateSigningKeyCommand({ now, leaked }: { now?: boolean; leaked?: boolean }): Promise<void> {
  return withInstallation(async () => {
    const key = await rotateSigningKey(systemActor("Command line"), leaked ? "leaked" : now ? "now" : "scheduled");
    process.stdout.write(`${key.kid} is published now and signs from ${key.signsFrom.toISOString()}.\n`);
  });
}
