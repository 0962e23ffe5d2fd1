import { recordEvent } from "../audit/record-event";
import type { JwtClaims } from "../tokens/verify-jwt";
import { clientRecord } from "../tokens/client-record";
import { addRevoked, chainHasEnded, isRevoked } from "../tokens/revoked-tokens";
import type { Leaked } from "./leaked";

/** The access token with these claims, which its signature has proved, if it is in force; for whichever product it is. */
export async function leakedAccessToken(claims: JwtClaims): Promise<Leaked | undefined> {
  if (chainHasEnded(claims)) return undefined;
  const client = await clientRecord(claims.clientId);
  if (!client || client.accountId !== claims.subject || (await isRevoked(client, claims.chain))) return undefined;
  return {
    teamId: client.teamId,
    // Of one that was refreshed, all that belong to it end at once.
    key: claims.chain,
    async report(tx, actor, end) {
      // Of two reports at once, one is the first.
      if (end && !(await addRevoked(tx, client, claims))) return;
      await recordEvent(tx, actor, {
        action: "access-token.leak",
        teamId: client.teamId,
        target: { type: "ServiceAccount", id: client.accountId, name: client.name },
        details: { jti: claims.jti, revoked: end },
      });
    },
  };
}
