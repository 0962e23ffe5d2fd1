import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { AccountList } from "./_components/account-list";

export const metadata: Metadata = { title: "Service accounts" };

export default function ServiceAccountsPage() {
  return (
    <NeedsPermission permission="service-account:read">
      <AccountList />
    </NeedsPermission>
  );
}
