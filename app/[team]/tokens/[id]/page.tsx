import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { TokenDetail } from "../_components/token-detail";

export const metadata: Metadata = { title: "API token" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ApiTokenPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="token:read">
      <TokenDetail id={id} />
    </NeedsPermission>
  );
}
