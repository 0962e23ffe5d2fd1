import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { AccessReview } from "../_components/access-review";

export const metadata: Metadata = { title: "Who can do this?" };

export default function AccessReviewPage() {
  return (
    <NeedsPermission permission="role:read">
      <NeedsPermission permission="member:read">
        <NeedsPermission permission="service-account:read">
          <AccessReview />
        </NeedsPermission>
      </NeedsPermission>
    </NeedsPermission>
  );
}
