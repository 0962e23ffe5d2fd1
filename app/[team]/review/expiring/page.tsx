import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { Expiring } from "../_components/expiring";

export const metadata: Metadata = { title: "Ending soon" };

export default function ExpiringPage() {
  return (
    <NeedsPermission permission="service-account:read">
      <Expiring />
    </NeedsPermission>
  );
}
