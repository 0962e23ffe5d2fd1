import { InvalidInputError } from "../errors";
import { typeOfId } from "../ids";

/** The place of an item in its list: its value in the order's column, and its id. */
export type CursorPosition = [value: string, id: string];

/** The cursor of a place in a list. */
export function encodeCursor(order: string, [value, id]: CursorPosition): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString("base64url");
}

/** The place that a cursor stands for. @throws InvalidInputError when it isn't one of this list's. */
export function decodeCursor(order: string, cursor: string, field: string): CursorPosition {
  const [itsOrder, value, id] = parse(cursor);
  if (itsOrder !== order || typeof value !== "string" || typeof id !== "string" || !typeOfId(id) || /[\0\ud800-\udfff]/u.test(value)) {
    throw new InvalidInputError([
      { field: [field], message: "This cursor doesn't belong to this list. Take it from an earlier page with the same order.", code: "INVALID" },
    ]);
  }
  return [value, id];
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
