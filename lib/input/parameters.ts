import { z } from "zod";
import { type InputIssue, InvalidInputError } from "../errors";
import { parseInput } from "./parse";

/** A parameter that says yes or no. */
export function flag(name: string) {
  return z.enum(["true", "false"], `${name} must be true or false.`).transform((value) => value === "true");
}

/**
 * Reads the parameters of a URL's query. One that is unknown or comes twice is refused: what was misspelt must not be left out in silence.
 * An empty one counts as left out, as forms send it.
 * @throws InvalidInputError that names each parameter that is wrong
 */
export function parseParameters<Shape extends z.ZodRawShape>(given: URLSearchParams, schema: z.ZodObject<Shape>): z.output<z.ZodObject<Shape>> {
  const known = Object.keys(schema.shape);
  const issues: InputIssue[] = [];
  for (const name of new Set(given.keys())) {
    const wrong = (message: string) => issues.push({ field: [name.slice(0, 50)], message, code: "INVALID" });
    if (!known.includes(name)) wrong(`There is no such parameter. The parameters are ${known.join(", ")}.`);
    else if (given.getAll(name).length > 1) wrong(`The parameter ${name} is there twice.`);
  }
  if (issues.length > 0) throw new InvalidInputError(issues);
  return parseInput(schema, Object.fromEntries([...given].filter(([, value]) => value !== "")), []);
}
