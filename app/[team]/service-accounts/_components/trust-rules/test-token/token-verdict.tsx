import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { RuleAccount, TokenCheck } from "../queries";
import classes from "./test-token.module.css";
import { whyRefused } from "./verdict-words";

interface Props {
  check: TokenCheck;
  account: RuleAccount;
}

/** What a token would come to, in a sentence. */
export function TokenVerdict({ check, account: { name, enabled, allowedCidrs, requireDpop } }: Props) {
  const { accepted, verdicts } = check;
  const rule = verdicts.find(({ ruleId }) => ruleId === check.ruleId);
  const Icon = accepted ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.verdict} data-refused={!accepted || undefined}>
      <Icon size={20} aria-hidden />
      <div className={classes.text}>
        <strong>{accepted ? "Accepted" : "Refused"}</strong>
        <div>{accepted ? `The rule ${rule?.ruleName ?? ""} takes this token: it would be exchanged for an access token of ${name}.` : whyRefused(check)}</div>
        {accepted && !enabled && <Caution>{name} is disabled, so it would be refused all the same.</Caution>}
        {accepted && enabled && allowedCidrs.length > 0 && <Caution>It has to come from the networks of {name} too.</Caution>}
        {accepted && enabled && requireDpop && <Caution>{name} requires DPoP, so the request needs a proof of its key too.</Caution>}
      </div>
    </div>
  );
}

function Caution({ children }: { children: ReactNode }) {
  return (
    <div className={classes.caution}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{children}</span>
    </div>
  );
}
