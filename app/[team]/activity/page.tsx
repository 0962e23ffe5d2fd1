import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { Activity } from "./_components/activity";

export const metadata: Metadata = { title: "Activity" };

export default function ActivityPage() {
  return (
    <NeedsPermission permission="audit:read">
      <Activity />
    </NeedsPermission>
  );
}
