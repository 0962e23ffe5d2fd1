import { z } from "zod";
import { InvalidInputError } from "../errors";

/** The version that a caller has seen of what it changes. */
export const seenVersion = z.number("The version must be a whole number.").int("The version must be a whole number.").nullish();

/**
 * Checks that nobody has changed an object since the caller read it.
 * @param seen the version that the caller read; left out, the last writer wins.
 * @throws InvalidInputError (CONFLICT) on the input's field `version`
 */
export function assertVersion(what: string, object: { version: number }, seen: number | null | undefined): void {
  if (seen == null || seen === object.version) return;
  throw new InvalidInputError([
    {
      field: ["input", "version"],
      message: `Somebody else has changed this ${what} meanwhile. Read it again, and repeat your change if it is still right.`,
      code: "CONFLICT",
    },
  ]);
}
