import type { z } from "zod";
import { type InputIssue, InvalidInputError } from "../errors";

function codeOf(issue: z.core.$ZodIssue): InputIssue["code"] {
  if (issue.code === "custom" && typeof issue.params?.code === "string") return issue.params.code as InputIssue["code"];
  if (issue.code === "too_big" && issue.origin !== "number") return "TOO_LONG";
  return "INVALID";
}

/**
 * Checks input against its schema and returns the cleaned value.
 * @param at where the input stands in the call, put before each field's path.
 * @throws InvalidInputError that lists everything that is wrong.
 */
export function parseInput<T extends z.ZodType>(type: T, input: unknown, at: string[] = ["input"]): z.output<T> {
  const parsed = type.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(
    parsed.error.issues.flatMap((issue) => {
      const field = [...at, ...issue.path.map(String)];
      if (issue.code !== "unrecognized_keys") return [{ field, message: issue.message, code: codeOf(issue) }];
      return issue.keys.map((key) => ({ field: [...field, key], message: "There is no such field.", code: "INVALID" as const }));
    }),
  );
}
