import { useCallback, useEffect, useRef, useState } from "react";
import { downloadEvents, type Progress } from "./download-events";
import type { Format } from "./export-url";

/** How an export stands. */
export type ExportState =
  { at: "choice"; problem: unknown } | { at: "running"; progress: Progress } | { at: "done"; progress: Progress; name: string; save: () => void };

interface File {
  format: Format;
  url: string;
  name: string;
}

/** Downloads events and saves them as a file, once all of them are here. What is under way ends with the page that shows it. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ at: "choice", problem: null });
  const running = useRef<AbortController>(undefined);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
  }, []);
  useEffect(() => cancel, [cancel]);

  async function start({ format, url, name }: File): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setState({ at: "running", progress: { rows: 0, total: null, bytes: 0, elapsed: 0 } });
    try {
      const { signal } = controller;
      const { file, progress } = await downloadEvents({ format, url, signal, onProgress: (now) => setState({ at: "running", progress: now }) });
      const save = () => saveFile(file, name);
      save();
      setState({ at: "done", progress, name, save });
    } catch (problem) {
      setState({ at: "choice", problem: controller.signal.aborted ? null : problem });
    } finally {
      if (running.current === controller) running.current = undefined;
    }
  }

  return { state, start: (file: File) => void start(file), cancel, reset: () => setState({ at: "choice", problem: null }) };
}

function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to take the content by then; of a large file it takes a while.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export type Export = ReturnType<typeof useExport>;
