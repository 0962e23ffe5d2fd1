import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import { later, withCode } from "../../../_components/later";

/** The palette; its code is fetched when the page has come to rest, so that it opens at once. */
export const Palette = later(() => import("./palette"));

/** Opens and closes the palette, also by Ctrl+K or ⌘K. */
export function usePalette() {
  const [opened, setOpened] = useState(false);

  function open(): void {
    // Another dialog waits for an answer, and may hold what is shown only once.
    if (document.querySelector("[role=dialog][aria-modal=true]")) return;
    withCode(Palette, () => setOpened(true));
  }

  useHotkeys([["mod+K", () => (opened ? setOpened(false) : open())]], [], true);
  return { opened, open, close: () => setOpened(false) };
}
