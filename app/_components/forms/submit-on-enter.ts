import type { KeyboardEvent } from "react";

/** In a text of several lines Enter begins a new one; with Ctrl or ⌘ it sends the form. */
export function submitOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement) event.currentTarget.requestSubmit();
}
