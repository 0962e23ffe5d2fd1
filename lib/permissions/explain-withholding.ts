import type { Holder, Withholding } from "./weigh";

/** Why something doesn't count, for programs and for people. */
export interface Explanation {
  reason: Withholding;
  message: string;
}

/** Says why a road, or one permission of it, doesn't count. @param productName what the product of the road's role is called */
export function explainWithholding(reason: Withholding, type: Holder["type"], until: number | null, productName: string): Explanation {
  return { reason, message: messages[reason](type, until, productName) };
}

const messages: Record<Withholding, (type: Holder["type"], until: number | null, productName: string) => string> = {
  DISABLED: (type) => `The ${type === "MEMBER" ? "person" : "service account"} is disabled.`,
  EXPIRED: (_, until) => `It ended at ${new Date(until ?? 0).toISOString()}.`,
  OTHER_PRODUCT: (_, __, productName) => `The role is of ${productName}; a service account has only the roles of its own product.`,
  PEOPLE_ONLY: () => "No service account ever holds permissions on roles, groups, members or the team.",
};
