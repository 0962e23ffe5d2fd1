import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccount } from "../queries";
import { AccountDanger } from "./account-danger";
import { EditAccountForm } from "./edit-account-form";
import { LimitsForm } from "./limits/limits-form";

/** What can be changed about an account, and what can't be undone. */
export function AccountSettings({ account }: { account: ServiceAccount }) {
  const { can } = useTeam();
  return (
    <>
      <Section title="Edit" width={640}>
        {can("service-account:update") ? <EditAccountForm account={account} /> : <MissingPermission permission="service-account:update" />}
      </Section>
      <Section title="Limits" id="limits" width={640} lead="What a program that runs wild can't go beyond. Empty fields limit nothing.">
        {can("service-account:update") ? <LimitsForm id={account.id} /> : <MissingPermission permission="service-account:update" />}
      </Section>
      <Section title="Danger zone" width={640}>
        <AccountDanger account={account} />
      </Section>
    </>
  );
}
