import type { UserError } from "./errors";

interface Fields {
  /** Whether the form shows a control for the path at this moment. */
  shows: (path: string) => boolean;
  setFieldError: (path: string, message: string) => void;
}

/** Puts each error onto its field, or the nearest above that the form shows. @returns those that have no place, to be shown apart. */
export function placeUserErrors(errors: UserError[], { shows, setFieldError }: Fields): UserError[] {
  return errors.filter(({ field, message }) => {
    const parts = (field ?? []).slice(field?.[0] === "input" ? 1 : 0);
    for (let length = parts.length; length > 0; length--) {
      const path = parts.slice(0, length).join(".");
      if (!shows(path)) continue;
      setFieldError(path, message);
      return false;
    }
    return true;
  });
}
