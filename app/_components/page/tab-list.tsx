import { Tabs } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";

/** The tabs of a page. On a phone they are one line that scrolls, and the one that is open is in sight. */
export function TabList({ value, children }: { value: string; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector("[role=tab][aria-selected=true]")?.getBoundingClientRect();
    const line = list.current?.getBoundingClientRect();
    if (tab && line) list.current?.scrollBy({ left: tab.left - line.left - (line.width - tab.width) / 2, behavior: "instant" });
  }, [value]);
  return (
    <Tabs.List ref={list} mb="lg">
      {children}
    </Tabs.List>
  );
}
