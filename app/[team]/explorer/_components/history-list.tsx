import { Button, Text, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { RelativeTime } from "../../../_components/texts/relative-time";
import type { HistoryEntry } from "./history";
import { KindTag } from "./kind-tag";
import classes from "./side.module.css";

interface Props {
  entries: HistoryEntry[];
  onOpen: (entry: HistoryEntry) => void;
  onForget: () => void;
}

/** What was run in this browser. */
export function HistoryList({ entries, onOpen, onForget }: Props) {
  const lead = "Kept in this browser only: never answers, and never what looks like a secret.";
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        {entries.length === 0 ? `What you run appears here. ${lead}` : lead}
      </Text>
      <ul className={classes.list}>
        {entries.map((entry) => {
          const Icon = entry.ok ? IconCircleCheck : IconCircleX;
          return (
            <li key={entry.at}>
              <UnstyledButton className={classes.entry} onClick={() => onOpen(entry)}>
                <span className={classes.title}>
                  <Icon size={14} role="img" aria-label={entry.ok ? "Carried out:" : "Refused:"} className={entry.ok ? classes.good : classes.bad} />
                  {entry.title}
                  {entry.kind === "mutation" && <KindTag />}
                </span>
                <span className={classes.text}>
                  <RelativeTime at={entry.at} />
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {entries.length > 0 && (
        <Button variant="default" size="xs" mt="sm" onClick={onForget}>
          Clear history
        </Button>
      )}
    </>
  );
}
