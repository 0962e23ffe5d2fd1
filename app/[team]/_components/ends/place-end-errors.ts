import type { UserError } from "../../../_graphql/errors";
import { ends, type EndValues } from "./end-values";

interface Form {
  values: EndValues;
  setFieldError: (path: "lifetime" | "expiresInDays" | "expiresAt", message: string) => void;
}

/** Puts what the server says about a token's end onto the field that asked for it. @returns the other errors */
export function placeEndErrors({ values, setFieldError }: Form, errors: UserError[]): UserError[] {
  const shown = values.lifetime === ends.days ? "expiresInDays" : values.lifetime === ends.date ? "expiresAt" : "lifetime";
  return errors.filter(({ field, message }) => {
    const about = field?.at(-1);
    if (about !== "expiresAt" && about !== "expiresInDays") return true;
    setFieldError(shown, message);
    return false;
  });
}
