import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { InvalidInputError } from "../errors";
import { type CursorPosition, decodeCursor, encodeCursor } from "./cursor";

/** Which part of a list is asked for, as in the Relay connection specification. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** The order of a list: a column, and the id to tell equals apart. */
export interface PageOrder<Item> {
  /** Names the order inside cursors, so that a cursor of one order isn't taken for another's. */
  name: string;
  descending: boolean;
  /** SQL of the column, or undefined when the list is in the order of its ids. */
  column?: string;
  /** The item's value in that column. */
  value?: (item: Item) => string;
}

export interface Page<Item> {
  items: Item[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorOf: (item: Item) => string;
  /** Counts the whole list; asked only when the caller wants it. */
  totalCount: () => Promise<number>;
}

export const defaultPageSize = 25;
export const largestPage = 100;

/**
 * Reads one page by keyset: the time it takes doesn't grow with the distance from the start.
 * @param list the filtered list, not yet ordered; its alias must be `item`.
 * @throws InvalidInputError for a page size out of range, a cursor that is none of ours, or both directions at once.
 */
export async function readPage<Item extends ObjectLiteral & { id: string }>(
  list: SelectQueryBuilder<Item>,
  order: PageOrder<Item>,
  args: PageArgs,
): Promise<Page<Item>> {
  const { size, backward, after, before } = checkArgs(args, order);
  const total = list.clone();
  const descending = order.descending !== backward;
  if (after) addBound(list, order, after, order.descending ? "<" : ">", "after");
  if (before) addBound(list, order, before, order.descending ? ">" : "<", "before");
  if (order.column) list.addOrderBy(order.column, descending ? "DESC" : "ASC");
  const found = await list
    .addOrderBy("item.id", descending ? "DESC" : "ASC")
    .limit(size + 1)
    .getMany();
  const more = found.length > size;
  let counted: Promise<number> | undefined;
  const items = found.slice(0, size);
  if (backward) items.reverse();
  return {
    items,
    hasNextPage: backward ? before !== undefined : more,
    hasPreviousPage: backward ? more : after !== undefined,
    cursorOf: (item) => encodeCursor(order.name, [order.value?.(item) ?? "", item.id]),
    totalCount: () => (counted ??= total.getCount()),
  };
}

function addBound<Item extends ObjectLiteral>(
  list: SelectQueryBuilder<Item>,
  order: PageOrder<Item>,
  [value, id]: CursorPosition,
  comparison: string,
  name: string,
): void {
  const condition = order.column ? `(${order.column}, item.id) ${comparison} (:${name}Value, :${name}Id)` : `item.id ${comparison} :${name}Id`;
  list.andWhere(condition, { [`${name}Value`]: value, [`${name}Id`]: id });
}

function checkArgs<Item>(args: PageArgs, order: PageOrder<Item>) {
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
