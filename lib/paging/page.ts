import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { InvalidInputError } from "../errors";
import type { Narrowing } from "./any-of";
import { type CursorPosition, decodeCursor, encodeCursor } from "./cursor";
import { holdingText, type TextSearch } from "./search";
import { ordered } from "./ordered";

/** Which part of a list is asked for, as in the Relay connection specification. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** The order of a list: by its ids, or by another column, in which ids decide between items that are equal. */
export interface PageOrder<Item> {
  /** Names the order inside cursors, so that a cursor of one order isn't taken for another's. */
  name: string;
  descending: boolean;
  /** The other column, and an item's value in it. */
  by?: {
    column: string;
    value: (item: Item) => string;
    /** True when no two items of the list are equal in the column, so that it needs no ids beside it. */
    unique: boolean;
  };
}

export interface Page<Item> {
  items: Item[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorOf: (item: Item) => string;
  /** Counts the whole list, or as far as its narrowing says; asked only when the caller wants it. */
  totalCount: () => Promise<number>;
}

export const defaultPageSize = 25;
export const largestPage = 100;

/**
 * Reads one page by keyset: the time it takes doesn't grow with the distance from the start.
 * @param list the filtered list, not yet ordered; its alias must be `item`.
 * @param narrowed narrows the list to the items that hold a text, or by what else takes more than a condition.
 * @throws InvalidInputError for a page size out of range, a cursor that is none of ours, or both directions at once.
 */
export async function readPage<Item extends ObjectLiteral & { id: string }>(
  list: SelectQueryBuilder<Item>,
  order: PageOrder<Item>,
  args: PageArgs,
  narrowed?: TextSearch | Narrowing,
): Promise<Page<Item>> {
  const { size, backward, after, before } = checkArgs(args, order);
  const narrowing = narrowed && ("text" in narrowed ? holdingText(narrowed) : narrowed);
  const total = narrowing ? narrowing.all(list.clone()) : list.clone();
  const column = order.by?.column ?? "item.id";
  const ties = order.by?.unique === false;
  const beyond = (name: string, [value, id]: CursorPosition, sign: "<" | ">") => {
    const [place, key] = ties ? [`(${column}, item.id)`, `(:${name}, :${name}Id)`] : [column, `:${name}`];
    list.andWhere(`${place} ${sign} ${key}`, { [name]: order.by ? value : id, [`${name}Id`]: id });
  };
  if (after) beyond("after", after, order.descending ? "<" : ">");
  if (before) beyond("before", before, order.descending ? ">" : "<");
  const sort = { column, ties, direction: order.descending !== backward ? "DESC" : "ASC", limit: size + 1 } as const;
  const found = await ordered(narrowing ? narrowing.first(list, sort) : list, sort).getMany();
  const more = found.length > size;
  let counted: Promise<number> | undefined;
  const items = found.slice(0, size);
  if (backward) items.reverse();
  return {
    items,
    hasNextPage: backward ? before !== undefined : more,
    hasPreviousPage: backward ? more : after !== undefined,
    cursorOf: (item) => encodeCursor(order.name, [order.by?.value(item) ?? "", item.id]),
    totalCount: () => (counted ??= countOf(total, narrowing?.mostCounted)),
  };
}

/** How many items a list has, counted so far at most. */
export async function countOf<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, most?: number): Promise<number> {
  if (most === undefined) return list.getCount();
  const [text, values] = list.clone().select("1").limit(most).getQueryAndParameters();
  const rows = await list.connection.query<{ count: number }[]>(`SELECT count(*)::integer AS count FROM (${text}) AS found`, values);
  return rows[0]!.count;
}

/** The page that is asked for. @throws InvalidInputError */
export function checkArgs(args: PageArgs, order: { name: string }) {
  const { first, last } = args;
  if (first != null && last != null) throw invalid("last", "Ask for the first or for the last items, not for both.");
  for (const [name, value] of Object.entries({ first, last })) {
    if (value != null && (value < 1 || value > largestPage)) throw invalid(name, `${name} must be from 1 to ${largestPage}.`);
  }
  return {
    size: first ?? last ?? defaultPageSize,
    backward: last != null,
    after: args.after == null ? undefined : decodeCursor(order.name, args.after, "after"),
    before: args.before == null ? undefined : decodeCursor(order.name, args.before, "before"),
  };
}

const invalid = (field: string, message: string) => new InvalidInputError([{ field: [field], message, code: "INVALID" }]);
