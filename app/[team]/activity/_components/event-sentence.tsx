import { UnstyledButton } from "@mantine/core";
import type { AuditEvent } from "../queries";
import classes from "./activity.module.css";
import { sentenceOf } from "./sentences";

interface Props {
  event: AuditEvent;
  onOpen: (event: AuditEvent) => void;
}

/** An event as a sentence, which opens its details. */
export function EventSentence({ event, onOpen }: Props) {
  const { verb, target = true } = sentenceOf(event.action);
  return (
    <UnstyledButton className={classes.sentence} onClick={() => onOpen(event)}>
      <strong>{event.actorName}</strong> {verb}
      {target && event.targetName && (
        <>
          {" "}
          <strong>{event.targetName}</strong>
        </>
      )}
    </UnstyledButton>
  );
}
