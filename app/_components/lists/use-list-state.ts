import { useCallback } from "react";
import { useUrlState } from "../page/use-url-state";
import { firstPage, pageArguments, type PagePlace } from "./page-arguments";

/**
 * A list as the URL describes it: its filters and its page, and the ways to change them.
 * @param filters what decides which rows there are; `search` is one of them where the list has a search
 * @param beside what else the URL tells, such as the row that is open
 */
export function useListState<Filter extends string = never, Beside extends string = never>(filters: readonly Filter[] = [], beside: readonly Beside[] = []) {
  const { values, set } = useUrlState<Filter | Beside | keyof PagePlace>(["after", "before", ...filters, ...beside]);
  const change = set as (changes: Partial<Record<string, string>>, how?: "push" | "replace") => void;
  const search = useCallback((text: string) => change({ search: text, ...firstPage }, "replace"), [change]);
  return {
    values,
    /** Goes to another page. */
    move: (place: PagePlace) => change({ ...place }),
    search,
    /** Sets filters, and starts at the first page. */
    filter: (changes: Partial<Record<Filter, string>>) => change({ ...changes, ...firstPage }),
    /** Drops every filter. */
    clear: () => change({ ...Object.fromEntries(filters.map((name) => [name, ""])), ...firstPage }),
    /** Sets what is beside the filters; the page stays. */
    set: (changes: Partial<Record<Beside, string>>) => change(changes),
    filtered: filters.some((name) => values[name] !== ""),
    /** The page as the API's lists take it. */
    page: pageArguments(values),
  };
}
