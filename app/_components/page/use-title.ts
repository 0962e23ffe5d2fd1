import { useEffect } from "react";

/** Puts the name of what the page shows into the window's title, once it is known. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name) document.title = `${name} · Latchkey`;
  }, [name]);
}
