import { IconCheck, IconX } from "@tabler/icons-react";
import { Pattern } from "../pattern";
import type { RuleVerdict } from "../queries";
import classes from "./claim-checks.module.css";

/** What a rule wants of each claim, beside what the token has. */
export function ClaimChecks({ checks }: Pick<RuleVerdict, "checks">) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Must be</th>
          <th scope="col">Is</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ claim, pattern, holds, found, hint }, place) => (
          <tr key={place} data-wrong={!holds || undefined}>
            <th scope="row">
              {holds ? <IconCheck size={16} role="img" aria-label="Matches" /> : <IconX size={16} role="img" aria-label="Differs" />} <code>{claim}</code>
            </th>
            <td data-label="Must be">
              <Pattern exact={claim === "iss" || claim === "aud"}>{pattern}</Pattern>
            </td>
            <td data-label="Is">
              {found === null ? <span className={classes.missing}>not in the token</span> : <Found text={found} quiet={holds} />}
              {hint && <div className={classes.hint}>{hint}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Found({ text, quiet }: { text: string; quiet: boolean }) {
  if (text === "") return <span className={classes.missing}>empty</span>;
  return (
    <Pattern exact quiet={quiet}>
      {text}
    </Pattern>
  );
}
