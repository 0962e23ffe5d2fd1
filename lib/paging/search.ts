import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { storable } from "../input/storable";
import type { Narrowing } from "./any-of";
import { ordered, type Sort } from "./ordered";

/** A search for text in a column that holds all of an item's text in lower case, with a trigram index. */
export interface TextSearch {
  column: string;
  text: string;
}

/** How many rows are looked at in the order of the list, for each one that is wanted, before the index on the text is asked. */
const window = 40;

/** Stands between the parts of the searched text, and can't be in any of them. */
const separator = "\x1f";

/** A text search as a LIKE pattern: the text anywhere, its own wildcards taken literally. */
export function containsPattern(text: string): string {
  return `%${storable(text)
    .replaceAll(separator, "\ufffd")
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, "\\$&")}%`;
}

/** A text search as a narrowing of lists. */
export function holdingText(search: TextSearch): Narrowing {
  return { all: (list) => withText(list, search), first: (list, sort) => searched(list, search, sort) };
}

/** The items of a list that hold the text. */
export function withText<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, { column, text }: TextSearch): SelectQueryBuilder<Item> {
  return list.andWhere(`${column} LIKE lower(:searchPattern)`, { searchPattern: containsPattern(text) });
}

/**
 * The first items of a list, in its order, that hold the text. What many items hold is soon found by walking along the order, and what few hold
 * by the index on the text; which of the two it is can't be known beforehand, because what is alike often stands together.
 * So a bounded number of items is looked at first, and only if they don't fill the page, the index is asked. All in one statement.
 */
export function searched<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, search: TextSearch, sort: Sort): SelectQueryBuilder<Item> {
  const places = () => list.clone().select("item.id", "id").addSelect(`(${sort.column})`, "place");
  const nearby = ordered(places().addSelect(search.column, "text"), { ...sort, limit: sort.limit * window });
  const all = withText(places(), search);
  const end = `ORDER BY place ${sort.direction}, id ${sort.direction} LIMIT ${sort.limit}`;
  const ids = `WITH near AS MATERIALIZED (SELECT id FROM (${nearby.getQuery()}) AS nearby WHERE text LIKE lower(:searchPattern) ${end}),
      far AS MATERIALIZED (${all.getQuery()})
    SELECT id FROM near WHERE (SELECT count(*) FROM near) = ${sort.limit}
    UNION ALL (SELECT id FROM far WHERE (SELECT count(*) FROM near) < ${sort.limit} ${end})`;
  return list.clone().where(`item.id IN (${ids})`).setParameters(all.getParameters());
}
