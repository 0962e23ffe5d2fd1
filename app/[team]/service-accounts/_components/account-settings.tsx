import { Section } from "../../../_components/section";
import type { ServiceAccount } from "../queries";
import { AccountDanger } from "./account-danger";
import { EditAccountForm } from "./edit-account-form";

/** What can be changed about an account, and what can't be undone. */
export function AccountSettings({ account }: { account: ServiceAccount }) {
  return (
    <>
      <Section title="Edit" width={640}>
        <EditAccountForm account={account} />
      </Section>
      <Section title="Danger zone" width={640}>
        <AccountDanger account={account} />
      </Section>
    </>
  );
}
