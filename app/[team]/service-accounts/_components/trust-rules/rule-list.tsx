import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Column } from "../../../../_components/lists/data-table/column";
import { DataTable } from "../../../../_components/lists/data-table/data-table";
import { later, withCode } from "../../../../_components/later";
import { PageLink } from "../../../../_components/page/page-link";
import { useTeam } from "../../../../_teams/team-context";
import { EndText } from "../../../_components/ends/end-text";
import { CredentialBadge } from "../credentials/credential-badge";
import { keyState } from "../../../_components/credentials/secret-state";
import { useNow } from "../credentials/use-now";
import { LastUsed } from "../../../_components/usage/last-used";
import { describeRule } from "./describe-rule";
import { Pattern } from "./pattern";
import { PlatformIcon } from "./platform-icon";
import { platformOfRule } from "./platforms";
import type { RuleAccount, TrustRule } from "./queries";
import classes from "./rule-list.module.css";
import { RuleMenu } from "./rule-menu";
import { ruleValues } from "./rule-values";

const RemoveRule = later(() => import("./remove-rule"));

/** How many conditions of a rule the list has room for. */
const most = 4;

/** The trust rules of an account. */
export function RuleList({ account }: { account: RuleAccount }) {
  const { path } = useTeam();
  const router = useRouter();
  const now = useNow();
  const [removing, setRemoving] = useState<TrustRule>();
  const hrefOf = ({ id }: { id: string }) => path(`/service-accounts/${account.id}/trust-rules/${id}`);
  const columns: Column<TrustRule>[] = [
    { id: "name", header: "Rule", cell: (rule) => <Name rule={rule} href={hrefOf(rule)} /> },
    { id: "conditions", header: "Claims", width: "34%", roomy: true, cell: (rule) => <Claims rule={rule} /> },
    { id: "state", header: "State", width: 148, cell: (rule) => <CredentialBadge state={keyState(rule, now)} /> },
    { id: "lastUsed", header: "Last used", width: 112, cell: ({ lastUsedAt, lastUse }) => <LastUsed at={lastUsedAt} use={lastUse} /> },
    { id: "expires", header: "Ends", width: 112, cell: ({ expiresAt }) => <EndText at={expiresAt} /> },
  ];
  return (
    <>
      <DataTable
        label="Trust rules"
        columns={columns}
        rows={account.trustRules}
        onOpen={(rule) => router.push(hrefOf(rule))}
        actions={(rule) => <RuleMenu rule={rule} href={hrefOf(rule)} onRemove={() => withCode(RemoveRule, () => setRemoving(rule))} />}
      />
      <RemoveRule account={account} rule={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

function Name({ rule, href }: { rule: TrustRule; href: string }) {
  return (
    <div className={classes.rule}>
      <PlatformIcon platform={platformOfRule(rule)} />
      <div className={classes.text}>
        <PageLink href={href} className={classes.name}>
          {rule.name}
        </PageLink>
        <div className={classes.summary}>{describeRule(ruleValues(rule))}</div>
      </div>
    </div>
  );
}

function Claims({ rule: { conditions } }: { rule: TrustRule }) {
  const left = conditions.length - most;
  return (
    <ul className={classes.claims}>
      {conditions.slice(0, most).map(({ claim, pattern }, place) => (
        <li key={place}>
          <code className={classes.claim}>{claim}</code> <Pattern>{pattern}</Pattern>
        </li>
      ))}
      {left > 0 && <li className={classes.claim}>and {left} more</li>}
    </ul>
  );
}
