import type { AuditEvent } from "../../activity/queries";

const pages: Record<string, string> = {
  ServiceAccount: "/service-accounts",
  ApiToken: "/tokens",
  Product: "/products",
  Role: "/roles",
  Group: "/groups",
  Member: "/members",
};

/** Where the target of an event is, below the team's pages; undefined where it has none, or no more. */
export function targetPath({ action, targetType, targetId, details }: Pick<AuditEvent, "action" | "targetType" | "targetId" | "details">): string | undefined {
  if (!targetType || !targetId || action.endsWith(".delete")) return undefined;
  const page = pages[targetType];
  if (page) return `${page}/${targetId}`;
  const account = accountOf(details);
  if (!account) return undefined;
  if (targetType === "TrustRule") return `/service-accounts/${account}/trust-rules/${targetId}`;
  return targetType === "PublicKey" ? `/service-accounts/${account}?tab=credentials` : undefined;
}

function accountOf(details: unknown): string | undefined {
  const account = typeof details === "object" && details !== null && "serviceAccount" in details ? details.serviceAccount : undefined;
  const id = typeof account === "object" && account !== null && "id" in account ? account.id : undefined;
  return typeof id === "string" ? id : undefined;
}
