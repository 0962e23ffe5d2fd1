import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DangerRow } from "../../../../_components/page/danger-row";
import { later, withCode } from "../../../../_components/later";
import { Section } from "../../../../_components/page/section";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { EditRuleForm } from "./edit-rule-form";
import type { RuleAccount, TrustRule } from "./queries";

const RemoveRule = later(() => import("./remove-rule"));

/** What can be changed about a rule, and its end. */
export function RuleSettings({ account, rule }: { account: RuleAccount; rule: TrustRule }) {
  const { can, path } = useTeam();
  const router = useRouter();
  const [removing, setRemoving] = useState<TrustRule>();
  const denied = !can("service-account:regenerate-keys") && <MissingPermission permission="service-account:regenerate-keys" />;
  return (
    <>
      <Section title="Edit">{denied || <EditRuleForm account={account} rule={rule} />}</Section>
      <Section title="Danger zone" width={640}>
        <DangerRow
          title="Remove"
          text="The tokens that it takes are refused from then on. Access tokens that were got with them live on until they expire."
          denied={denied}
        >
          <Button variant="outline" color="red" onClick={() => withCode(RemoveRule, () => setRemoving(rule))}>
            Remove trust rule
          </Button>
        </DangerRow>
      </Section>
      <RemoveRule
        account={account}
        rule={removing}
        onClose={() => setRemoving(undefined)}
        onRemoved={() => router.push(path(`/service-accounts/${account.id}?tab=credentials`))}
      />
    </>
  );
}
