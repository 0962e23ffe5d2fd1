import { InvalidInputError } from "../errors";

/** The accounts that a call is about: one, which it names `id`, or several, which it lists as `ids`. */
export type AccountIds = string | readonly string[];

export const mostAtOnce = 100;

/** Each account with its place in the call; one that is listed twice counts once. @param noun what is named @throws InvalidInputError for an empty list or one that is too long */
export function placesOf(ids: AccountIds, noun = "service account"): { id: string; field: string[] }[] {
  if (typeof ids === "string") return [{ id: ids, field: ["id"] }];
  const field = ["ids"];
  if (ids.length === 0) throw new InvalidInputError([{ field, message: `Name at least one ${noun}.`, code: "REQUIRED" }]);
  if (ids.length > mostAtOnce) {
    const message = `${ids.length} ${noun}s are named; at most ${mostAtOnce} can be changed at once.`;
    throw new InvalidInputError([{ field, message, code: "TOO_LONG" }]);
  }
  return [...new Set(ids)].map((id) => ({ id, field: [...field, String(ids.indexOf(id))] }));
}
