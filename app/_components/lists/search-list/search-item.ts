import type { Icon } from "@tabler/icons-react";

/** One thing to choose in a searched list. */
export interface SearchItem {
  id: string;
  /** The heading that it stands below; items of one group follow each other. */
  group: string;
  label: string;
  detail?: string;
  icon?: Icon;
  run: () => void;
}

/** Items below their headings, in the order of the first of each. */
export function grouped(items: SearchItem[]): [group: string, items: SearchItem[]][] {
  const groups = new Map<string, SearchItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}

/** True when each word of the text begins a word of the label. */
export function matches(text: string, ...labels: string[]): boolean {
  const words = labels.join(" ").toLowerCase().split(/\s+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
