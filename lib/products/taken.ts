import { violatedUnique } from "../db/failure";
import { type InputIssue, InvalidInputError } from "../errors";

const issues: Record<string, InputIssue> = {
  product_key_unique: { field: ["input", "key"], message: "The team has a product with this key. Choose another.", code: "TAKEN" },
  product_name_unique: { field: ["input", "name"], message: "The team has a product of this name. Choose another.", code: "TAKEN" },
  product_audience_unique: {
    field: ["input", "audience"],
    message: "This audience is registered already: a token for one product must not pass for another's.",
    code: "TAKEN",
  },
};

/** Turns a clash with another product, found by the database, into an answer on the field. */
export function asTaken(error: unknown): never {
  const issue = issues[violatedUnique(error) ?? ""];
  throw issue ? new InvalidInputError([issue]) : error;
}

/** The refusal of an audience that somebody else has. */
export function audienceTaken(): InvalidInputError {
  return new InvalidInputError([issues.product_audience_unique!]);
}
