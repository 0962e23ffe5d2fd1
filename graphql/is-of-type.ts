import { idPrefix, type IdType } from "../lib/ids";

/** Makes the `isTypeOf` of a node: of which type it is, its id tells. */
export const isOfType = (type: IdType) => {
  const prefix = idPrefix(type);
  return (value: unknown): boolean => typeof value === "object" && value !== null && "id" in value && String(value.id).startsWith(prefix);
};
