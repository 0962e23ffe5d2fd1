import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { AccountDetail } from "../_components/account-detail";

export const metadata: Metadata = { title: "Service account" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ServiceAccountPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="service-account:read">
      <AccountDetail id={id} />
    </NeedsPermission>
  );
}
