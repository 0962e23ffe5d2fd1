import { RelativeTime } from "../../../_components/texts/relative-time";
import type { SigningKey } from "../queries";
import classes from "./key-table.module.css";

const count = (n: number, noun: string) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

/** What holds a key: the teams whose tokens it signs, and the tokens that it has signed. */
export function KeyUses({ state, uses }: SigningKey) {
  if (!uses) return null;
  const { teams, apiTokens, apiTokensUntil } = uses;
  return (
    <div className={classes.lines}>
      <span>
        {state === "SIGNING" ? count(teams, "team") : state === "NEXT" ? "Nothing yet" : apiTokens > 0 ? count(apiTokens, "API token") : "Access tokens"}
      </span>
      {state === "SIGNING" && apiTokens > 0 && <span className={classes.quiet}>{count(apiTokens, "API token")}</span>}
      {state === "RETIRING" && apiTokensUntil && (
        <span className={classes.quiet}>
          The last ends <RelativeTime at={apiTokensUntil} />
        </span>
      )}
    </div>
  );
}
