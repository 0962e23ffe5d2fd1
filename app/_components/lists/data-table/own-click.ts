import type { MouseEvent } from "react";

/** True for a plain click on the row itself: not on a control in it, not the end of selecting text, not in a menu that React puts below it. */
export function isOwnClick(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as Element;
  if (!event.currentTarget.contains(target) || target.closest("a, button, input, label, [role=menu]")) return false;
  return event.button === 0 && !window.getSelection()?.toString();
}
