import { useCallback } from "react";
import type { Sort } from "./data-table/column";
import { type ListOrders, nameOrders, orderText, readOrder } from "./list-orders";
import { firstPage, pageArguments, type PagePlace } from "./page-arguments";
import { useUrlState } from "../page/use-url-state";

const shared = ["search", "sort", "after", "before"] as const;

/** A list of named things as the URL describes it: its filters, its order, its page, and the ways to change them. */
export function useNamedList<Filter extends string = never, Field extends string = "NAME" | "CREATED_AT">(
  filters: readonly Filter[] = [],
  orders: ListOrders<Field> = nameOrders as ListOrders<string> as ListOrders<Field>,
) {
  const { values, set } = useUrlState<Filter | (typeof shared)[number]>([...shared, ...filters]);
  const change = set as (changes: Partial<Record<string, string>>, how?: "push" | "replace") => void;
  const search = useCallback((text: string) => change({ search: text, ...firstPage }, "replace"), [change]);
  return {
    values,
    /** Goes to another page. */
    move: (place: PagePlace) => change({ ...place }),
    search,
    /** Sets filters, and starts at the first page. */
    filter: (changes: Partial<Record<Filter, string>>) => change({ ...changes, ...firstPage }),
    /** Drops the search and every filter. */
    clear: () => change({ search: "", ...Object.fromEntries(filters.map((name) => [name, ""])), ...firstPage }),
    sortBy: (sort: Sort) => change({ sort: orderText(orders, sort), ...firstPage }),
    filtered: values.search !== "" || filters.some((name) => values[name] !== ""),
    /** Order and page as the API's lists of named things take them. */
    arguments: { orderBy: readOrder(orders, values.sort), ...pageArguments(values) },
  };
}
