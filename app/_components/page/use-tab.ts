import { useUrlState } from "./use-url-state";

/**
 * The tab of a page that is open, as the URL says it; one that there isn't stands for the first.
 * @param tabs their names; the first needs no word in the URL
 * @returns what Mantine's `Tabs` takes
 */
export function useTab<Tab extends string>(tabs: readonly [Tab, ...Tab[]]): { value: Tab; onChange: (tab: string | null) => void } {
  const { values, set } = useUrlState<string>(["tab"]);
  function onChange(tab: string | null): void {
    // What the lists in one tab keep in the URL means nothing in another.
    const others = [...new URLSearchParams(window.location.search).keys()].map((name) => [name, ""]);
    set({ ...Object.fromEntries(others), tab: tab === tabs[0] ? "" : (tab ?? "") });
  }
  return { value: tabs.find((tab) => tab === values.tab) ?? tabs[0], onChange };
}
