import { UnstyledButton } from "@mantine/core";
import { Fragment } from "react";
import type { AuditEvent } from "../../activity/queries";
import classes from "./audit-events.module.css";
import { sentenceParts } from "./sentence-parts";

interface Props {
  event: AuditEvent;
  onOpen: (event: AuditEvent) => void;
}

/** An event as a sentence, which opens its details. */
export function EventSentence({ event, onOpen }: Props) {
  return (
    <UnstyledButton className={classes.sentence} onClick={() => onOpen(event)}>
      {sentenceParts(event).map(({ text, name }, index) => (
        <Fragment key={index}>
          {index > 0 && " "}
          {name ? <strong>{text}</strong> : text}
        </Fragment>
      ))}
    </UnstyledButton>
  );
}
