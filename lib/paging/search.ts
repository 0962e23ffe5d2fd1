import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { storable } from "../input/storable";
import type { Narrowing } from "./any-of";
import { ordered, type Sort } from "./ordered";

/** A search for text in a column that holds all of an item's text in lower case, with a trigram index. */
export interface TextSearch {
  column: string;
  text: string;
  /** Whether each word of it may stand anywhere, and not the text as a whole. */
  apart?: boolean;
  /** SQL of what the column has in place of a text in lower case. */
  written?: (text: string) => string;
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

/** The words of a text search. */
export const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

/** The condition that a column holds what is searched for, with its parameters. */
function holding(column: string, { text, apart, written }: TextSearch) {
  const parts = apart ? wordsOf(text) : [text];
  // What stands for a character may have wildcards in it that the character has not.
  const pattern = (name: string) => (written ? `'%' || ${literally(written(`lower(:${name})`))} || '%'` : `lower(:${name})`);
  return {
    condition: parts.map((_, n) => `${column} LIKE ${pattern(`searched${n}`)}`).join(" AND "),
    parameters: Object.fromEntries(parts.map((part, n) => [`searched${n}`, written ? storable(part) : containsPattern(part)])),
  };
}

/** SQL of a text as a part of a LIKE pattern that stands for itself. */
const literally = (text: string) => ["\\", "%", "_"].reduce((escaped, sign) => `replace(${escaped}, '${sign}', '\\${sign}')`, text);

/** A text search as a narrowing of lists. */
export function holdingText(search: TextSearch): Narrowing {
  return { all: (list) => withText(list, search), first: (list, sort) => searched(list, search, sort) };
}

/** The items of a list that hold the text. */
export function withText<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, search: TextSearch): SelectQueryBuilder<Item> {
  const { condition, parameters } = holding(search.column, search);
  return list.andWhere(condition, parameters);
}

/**
 * The first items of a list, in its order, that hold the text. What many items hold is soon found by walking along the order, and what few hold
 * by the index on the text; which of the two it is can't be known beforehand, because what is alike often stands together.
 * So a bounded number of items is looked at first, and only if they don't fill the page, the index is asked. All in one statement.
 */
function searched<Item extends ObjectLiteral>(list: SelectQueryBuilder<Item>, search: TextSearch, sort: Sort): SelectQueryBuilder<Item> {
  const places = () => list.clone().select("item.id", "id").addSelect(`(${sort.column})`, "place");
  const nearby = ordered(places().addSelect(search.column, "text"), { ...sort, limit: sort.limit * window });
  const all = withText(places(), search);
  const { condition } = holding("text", search);
  const end = `ORDER BY place ${sort.direction}, id ${sort.direction} LIMIT ${sort.limit}`;
  const ids = `WITH near AS MATERIALIZED (SELECT id FROM (${nearby.getQuery()}) AS nearby WHERE ${condition} ${end}),
      far AS MATERIALIZED (${all.getQuery()})
    SELECT id FROM near WHERE (SELECT count(*) FROM near) = ${sort.limit}
    UNION ALL (SELECT id FROM far WHERE (SELECT count(*) FROM near) < ${sort.limit} ${end})`;
  return list.clone().where(`item.id IN (${ids})`).setParameters(all.getParameters());
}
