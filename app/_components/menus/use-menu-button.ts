import { useId, useState } from "react";
import type { AttachedMenuProps } from "./attached-menu";
import { type Later, useFetchAtRest, withCode } from "../later";

/**
 * A button that opens a menu, or a small dialog beside it, whose code comes later: at rest, or when the button is pointed at or focused.
 * @returns what the button needs, and what the menu needs once it is wanted
 */
export function useMenuButton<Props extends AttachedMenuProps>(menu: Later<Props>, role: "menu" | "dialog" = "menu") {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  useFetchAtRest(menu.fetch);
  const want = () => {
    setWanted(true);
    void menu.fetch().catch(() => undefined);
  };
  const button = {
    ref: setTarget,
    id,
    "aria-haspopup": role,
    "aria-expanded": opened,
    "aria-controls": opened && role === "menu" ? `${id}-dropdown` : undefined,
    "data-expanded": opened || undefined,
    onPointerEnter: want,
    onFocus: want,
    onClick: () =>
      withCode(menu, () => {
        setWanted(true);
        setOpened(!opened);
      }),
  } as const;
  return { button, menu: wanted ? { id, target, opened, onChange: setOpened } : undefined };
}
