import type { KeyboardEvent } from "react";

/** Moves the focus up and down between the rows' names, each the first link or button of its row. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const names = [...event.currentTarget.children].map((row) => row.querySelector<HTMLElement>("a, button"));
  const current = names.findIndex((name) => name === document.activeElement);
  if (current < 0) return;
  event.preventDefault();
  names[current + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
