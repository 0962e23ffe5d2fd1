import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { TokenList } from "./_components/token-list";

export const metadata: Metadata = { title: "API tokens" };

export default function ApiTokensPage() {
  return (
    <NeedsPermission permission="token:read">
      <TokenList />
    </NeedsPermission>
  );
}
