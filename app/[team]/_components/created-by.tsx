import type { ServiceAccount } from "../service-accounts/queries";

/** Who made an account, by the name they have now. */
export function CreatedBy({ creator }: { creator: ServiceAccount["createdBy"] }) {
  if (creator.name) return creator.name;
  return creator.type === "SYSTEM" ? "Latchkey" : "Someone who is gone";
}
