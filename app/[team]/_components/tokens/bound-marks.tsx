import { VisuallyHidden } from "@mantine/core";
import { type Icon, IconNetwork, IconWorld } from "@tabler/icons-react";
import type { ApiTokenListItem } from "../../tokens/queries";
import classes from "./tokens.module.css";

/** Whether a token is bound to origins or networks, and to how many. */
export function BoundMarks({ token: { allowedOrigins, allowedCidrs } }: { token: Pick<ApiTokenListItem, "allowedOrigins" | "allowedCidrs"> }) {
  if (allowedOrigins.length === 0 && allowedCidrs.length === 0) return <span className={classes.none}>–</span>;
  return (
    <span className={classes.marks}>
      <Mark icon={IconWorld} what="browser origin" entries={allowedOrigins} />
      <Mark icon={IconNetwork} what="network" entries={allowedCidrs} />
    </span>
  );
}

const mostNamed = 10;

function Mark({ icon: MarkIcon, what, entries }: { icon: Icon; what: string; entries: readonly string[] }) {
  if (entries.length === 0) return null;
  const more = entries.length - mostNamed;
  const title = [...entries.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
  return (
    <span className={classes.mark} title={title}>
      <MarkIcon size={16} stroke={1.7} aria-hidden />
      {entries.length}
      <VisuallyHidden> {entries.length === 1 ? what : `${what}s`}</VisuallyHidden>
    </span>
  );
}
