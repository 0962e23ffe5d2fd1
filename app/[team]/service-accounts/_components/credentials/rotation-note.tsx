import { IconClockExclamation, IconInfoCircle } from "@tabler/icons-react";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import classes from "./credentials.module.css";
import { endTime } from "../../../_components/ends/end-time";
import type { ClientSecret } from "../../credentials";
import { secretName, secretStates, usedSince } from "../../../_components/credentials/secret-state";
import { useNow } from "./use-now";

/** While a secret retires: whether something still uses it, and until when that works. */
export function RotationNote({ secrets }: { secrets: readonly ClientSecret[] }) {
  const states = secretStates(secrets, useNow());
  const newest = states.find(({ state }) => state !== "ENDED")?.secret;
  const retiring = states.filter(({ state }) => state === "RETIRING").map(({ secret }) => secret);
  if (!newest || retiring.length === 0) return null;
  const used = retiring.filter((secret) => usedSince(secret, newest));
  const Icon = used.length > 0 ? IconClockExclamation : IconInfoCircle;
  return (
    <div className={classes.note} data-warn={used.length > 0 || undefined}>
      <Icon size={16} aria-hidden />
      <div>
        {used.map((secret) => (
          <p key={secret.id}>
            Something still sends <code>{secretName(secret)}</code>, last <RelativeTime at={secret.lastUsedAt ?? ""} />. Give it{" "}
            <code>{secretName(newest)}</code> before {secret.expiresAt && endTime(secret.expiresAt)}: then the old one is refused.
          </p>
        ))}
        {used.length === 0 && (
          <p>
            {retiring.length === 1 ? (
              <>
                Nothing has used <code>{secretName(retiring[0]!)}</code>
              </>
            ) : (
              "Nothing has used the secrets that are retiring"
            )}{" "}
            since <code>{secretName(newest)}</code> was made <RelativeTime at={newest.createdAt} />. Once everything has the new one, retire{" "}
            {retiring.length === 1 ? "it, or let it stop by itself." : "them, or let them stop by themselves."}
          </p>
        )}
      </div>
    </div>
  );
}
