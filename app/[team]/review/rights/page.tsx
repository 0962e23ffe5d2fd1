import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { UnusedRights } from "../_components/unused-rights";

export const metadata: Metadata = { title: "Unused rights" };

export default function UnusedRightsPage() {
  return (
    <NeedsPermission permission="role:read">
      <NeedsPermission permission="service-account:read">
        <UnusedRights />
      </NeedsPermission>
    </NeedsPermission>
  );
}
