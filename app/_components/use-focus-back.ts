import { useEffect } from "react";

/** Where the focus goes when a dialog closes whose place another one takes in the same moment. */
let handedOn: Element | null = null;

/** An item of a menu goes with the menu; what opened the menu stays. */
function opener(): Element | null {
  if (handedOn) return handedOn;
  const active = document.activeElement;
  const target = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return target ? document.getElementById(target) : active;
}

/** When something over the page closes, the focus goes back to where it came from, or to the page's content if that is gone. */
export function useFocusBack(opened: boolean): void {
  useEffect(() => {
    if (!opened) return undefined;
    const from = opener();
    handedOn = null;
    return () => {
      const atClose = document.activeElement;
      handedOn = from;
      window.setTimeout(() => {
        const taken = handedOn !== from;
        handedOn = null;
        const { activeElement } = document;
        // Whoever was given the focus meanwhile keeps it.
        if (taken || (activeElement !== atClose && activeElement !== document.body)) return;
        const target = from instanceof HTMLElement && from.isConnected ? from : document.getElementById("content");
        target?.focus({ preventScroll: true });
      }, 0);
    };
  }, [opened]);
}
