import type { UserError } from "./errors";

interface Fields {
  /** The fields that the form shows. */
  has: (path: string) => boolean;
  setFieldError: (path: string, message: string) => void;
}

/** Puts each error onto its field. @returns those that belong to no field of the form. */
export function placeUserErrors(errors: UserError[], { has, setFieldError }: Fields): UserError[] {
  return errors.filter(({ field, message }) => {
    const path = (field ?? []).slice(field?.[0] === "input" ? 1 : 0).join(".");
    if (path === "" || !has(path)) return true;
    setFieldError(path, message);
    return false;
  });
}
