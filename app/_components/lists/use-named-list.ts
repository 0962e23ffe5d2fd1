import type { Sort } from "./data-table/column";
import { type ListOrders, nameOrders, orderText, readOrder } from "./list-orders";
import { firstPage } from "./page-arguments";
import { useListState } from "./use-list-state";

/** A list of named things as the URL describes it: its filters, its order, its page, and the ways to change them. */
export function useNamedList<Filter extends string = never, Field extends string = "NAME" | "CREATED_AT">(
  filters: readonly Filter[] = [],
  orders: ListOrders<Field> = nameOrders as ListOrders<string> as ListOrders<Field>,
) {
  const { page, set, ...list } = useListState<Filter | "search", "sort" | keyof typeof firstPage>(["search", ...filters], ["sort"]);
  return {
    ...list,
    sortBy: (sort: Sort) => set({ sort: orderText(orders, sort), ...firstPage }),
    /** Order and page as the API's lists of named things take them. */
    arguments: { orderBy: readOrder(orders, list.values.sort), ...page },
  };
}
