import { Button } from "@mantine/core";
import { IconMail, IconMailOpened } from "@tabler/icons-react";
import type { Selection } from "../../../_components/lists/data-table/selection";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import type { Notification } from "../queries";
import { notificationNoun } from "./notification-noun";
import { useMark } from "../../_components/notifications/use-mark";

interface Props {
  selection: Selection;
  rows: readonly Notification[];
}

/** Marks all that are chosen. */
export function MarkSelected({ selection, rows }: Props) {
  const { mutate } = useMark();
  const items = rows.filter(({ id }) => selection.ids.has(id));
  const unread = items.filter(({ readAt }) => readAt === null).length;
  const mark = (read: boolean) => {
    mutate({ items, read });
    selection.clear();
  };
  return (
    <SelectionBar count={items.length} noun={notificationNoun} onClear={selection.clear}>
      <Button variant="default" disabled={unread === 0} leftSection={<IconMailOpened size={16} aria-hidden />} onClick={() => mark(true)}>
        Mark as read
      </Button>
      <Button variant="default" disabled={unread === items.length} leftSection={<IconMail size={16} aria-hidden />} onClick={() => mark(false)}>
        Mark as unread
      </Button>
    </SelectionBar>
  );
}
