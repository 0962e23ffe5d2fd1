import { reviewPaths } from "../../review/review-paths";
import type { Notification } from "../../notifications/queries";

/** Roles of people and groups have no page of their own; those that end soon are listed. */
const endingRoles = `${reviewPaths.expiring}?of=roles&days=90`;

/** Where what a notification is about is, below the team's pages; undefined where it has none. */
export function subjectPath({ serviceAccountId, subjectId }: Pick<Notification, "serviceAccountId" | "subjectId">): string | undefined {
  const account = serviceAccountId && `/service-accounts/${serviceAccountId}`;
  const kind = subjectId?.slice(0, subjectId.indexOf("_"));
  if (kind === "tok") return `/tokens/${subjectId}`;
  if (kind === "wh") return `/webhooks/${subjectId}`;
  if (kind === "sa") return `/service-accounts/${subjectId}?tab=activity`;
  if (kind === "ra") return account ? `${account}?tab=roles` : endingRoles;
  if (kind === "gm") return account ? `${account}?tab=groups` : "/groups";
  if (!account) return undefined;
  if (kind === "tr") return `${account}/trust-rules/${subjectId}`;
  return kind === "cs" || kind === "pk" ? `${account}?tab=credentials` : account;
}
