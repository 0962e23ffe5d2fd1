import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { Dormant } from "./_components/dormant";

export const metadata: Metadata = { title: "Dormant" };

export default function DormantPage() {
  return (
    <NeedsPermission permission="service-account:read">
      <Dormant />
    </NeedsPermission>
  );
}
