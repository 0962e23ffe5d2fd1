import { type Ref, useLayoutEffect } from "react";

/** Stands for an element that is drawn elsewhere, where a component wants its target as a child. */
export function Elsewhere({ element, ref }: { element: HTMLElement | null; ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (!ref) return undefined;
    if (typeof ref !== "function") {
      ref.current = element;
      return undefined;
    }
    const undo = ref(element);
    return () => void (undo ? undo() : ref(null));
  }, [element, ref]);
  return null;
}
