import { useRef, useState } from "react";

const confirmationTime = 2_000;

/** Copies text, and says for a moment that it did, or that the browser refused. */
export function useCopy(): { state: "idle" | "copied" | "refused"; copy: (text: string) => Promise<boolean> } {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const timer = useRef<number>(undefined);

  async function copy(text: string): Promise<boolean> {
    const copied = await write(text);
    setState(copied ? "copied" : "refused");
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState("idle"), confirmationTime);
    return copied;
  }

  return { state, copy };
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeWithSelection(text);
  }
}

/** Browsers offer the clipboard on https and localhost only; the older way works on a plain http address too. */
function writeWithSelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  // Inside the dialog, whose focus trap would take the focus back.
  (document.activeElement?.parentElement ?? document.body).append(area);
  const focused = document.activeElement;
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
