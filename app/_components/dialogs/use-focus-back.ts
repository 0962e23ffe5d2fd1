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

const content = () => document.getElementById("content");

/** Long enough for the lists to be asked for anew, in milliseconds. */
const patience = 5_000;

/** Focuses what opened a dialog; if it goes with what the dialog did, as the row of a list does, the focus goes to the page's content. */
function focusFor(target: HTMLElement): void {
  target.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    if (document.activeElement === target) return;
    observer.disconnect();
    if (!target.isConnected && document.activeElement === document.body) content()?.focus({ preventScroll: true });
  });
  observer.observe(document.body, { childList: true, subtree: true });
  window.setTimeout(() => observer.disconnect(), patience);
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
        const target = from instanceof HTMLElement && from.isConnected ? from : content();
        if (target) focusFor(target);
      }, 0);
    };
  }, [opened]);
}
