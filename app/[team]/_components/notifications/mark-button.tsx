import { ActionIcon } from "@mantine/core";
import { IconMail, IconMailOpened } from "@tabler/icons-react";
import { Hint } from "../../../_components/hints/hint";
import type { Notification } from "../../notifications/queries";
import classes from "./mark-button.module.css";
import { useMark } from "./use-mark";

/** Marks one notification as read, or as unread again. */
export function MarkButton({ notification }: { notification: Notification }) {
  const { mutate } = useMark();
  const unread = notification.readAt === null;
  const label = unread ? "Mark as read" : "Mark as unread";
  const Icon = unread ? IconMailOpened : IconMail;
  return (
    <Hint label={label}>
      <ActionIcon
        size={36}
        c="dimmed"
        className={classes.mark}
        aria-label={`${label}: ${notification.title}`}
        onClick={() => mutate({ items: [notification], read: unread })}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
