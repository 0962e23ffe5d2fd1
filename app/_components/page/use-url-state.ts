"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * State that lives in the URL, so that it can be shared and the back button works. An empty value isn't there at all.
 * @returns the values, and `set`, which changes some of them and stays the same function on one page.
 */
export function useUrlState<Name extends string>(names: readonly Name[]) {
  const params = useSearchParams();
  const pathname = usePathname();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Record<Name, string>;

  const set = useCallback(
    (changes: Partial<Record<Name, string>>, how: "push" | "replace" = "push"): void => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries<string | undefined>(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const url = next.size > 0 ? `${pathname}?${next}` : pathname;
      if (how === "push") window.history.pushState(null, "", url);
      else window.history.replaceState(null, "", url);
    },
    [pathname],
  );

  return { values, set };
}
