import { violatedUnique } from "../db/failure";
import { InvalidInputError } from "../errors";

/** By the name of a unique constraint: the input's field that clashes with another row, and what to say of it. */
type Clashes = Readonly<Record<string, { field: string; message: string }>>;

/** The refusal of a value that another row has. */
export const taken = (field: string, message: string) => new InvalidInputError([{ field: ["input", field], message, code: "TAKEN" }]);

/** Makes what turns a clash, found by the database, into an answer on the field; every other error stays what it is. */
export const asTaken =
  (clashes: Clashes) =>
  (error: unknown): never => {
    const constraint = violatedUnique(error);
    if (constraint === undefined || !Object.hasOwn(clashes, constraint)) throw error;
    const { field, message } = clashes[constraint]!;
    throw taken(field, message);
  };
