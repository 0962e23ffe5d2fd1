import { IconCheck, IconX } from "@tabler/icons-react";
import { RelativeTime } from "../../../../../_components/texts/relative-time";
import { useNow } from "../../credentials/use-now";
import type { TokenCheck } from "../queries";
import classes from "./test-token.module.css";

/** Whether the token itself is in order, whatever the rules, and until when. */
export function TokenFacts({ claims, problem }: Pick<TokenCheck, "claims" | "problem">) {
  const now = useNow();
  const { exp } = (claims ?? {}) as { exp?: unknown };
  const at = typeof exp === "number" && Math.abs(exp) < 1e10 ? new Date(exp * 1000) : undefined;
  return (
    <p className={classes.genuine} data-wrong={problem !== null || undefined}>
      {problem === null ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
      <span>
        {problem === null ? "Signed by its issuer, and in its time." : "Not in order: what follows is only what it says of itself."}
        {at && (
          <>
            {" "}
            It {at.getTime() < now ? "expired" : "expires"} <RelativeTime at={at.toISOString()} />.
          </>
        )}
      </span>
    </p>
  );
}
