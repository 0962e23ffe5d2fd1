import { useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useEffect, useState } from "react";

/** Loads the palette's code. */
export const loadPalette = () => import("./palette");

/** Opens and closes the palette, also by Ctrl+K or ⌘K. Its code is fetched when the page has come to rest, so that it opens at once. */
export function usePalette() {
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);

  async function open(): Promise<void> {
    // Another dialog waits for an answer, and may hold what is shown only once.
    if (document.querySelector("[role=dialog][aria-modal=true]")) return;
    try {
      await loadPalette();
    } catch {
      notifications.show({ color: "red", title: "The search can't be loaded", message: "Check your connection, and try again." });
      return;
    }
    setWanted(true);
    setOpened(true);
  }

  useHotkeys([["mod+K", () => (opened ? setOpened(false) : void open())]], [], true);
  useEffect(() => {
    const timer = window.setTimeout(() => void loadPalette().catch(() => undefined), 1_000);
    return () => window.clearTimeout(timer);
  }, []);

  return { opened, wanted, open: () => void open(), close: () => setOpened(false) };
}
