import { violatedUnique } from "../db/failure";
import { InvalidInputError } from "../errors";

/** Turns a clash of names, found by the database, into an answer on the field. */
export function asGroupNameTaken(error: unknown): never {
  if (violatedUnique(error) !== "group_name_unique") throw error;
  throw new InvalidInputError([{ field: ["input", "name"], message: "The team has a group of this name. Choose another.", code: "TAKEN" }]);
}
