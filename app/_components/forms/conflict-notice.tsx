import { Button, Group, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { ReactNode, Ref } from "react";
import classes from "./conflict-notice.module.css";

/** A field that two people changed differently. */
export interface Conflict {
  field: string;
  label: string;
  theirs: string;
  mine: string;
}

interface Props {
  ref?: Ref<HTMLDivElement>;
  /** Who changed it, and when. */
  children: ReactNode;
  conflicts: Conflict[];
  onKeep: (field: string) => void;
  onTake: (field: string) => void;
}

/** Somebody else saved first: shows theirs and mine, field by field, to choose from. */
export function ConflictNotice({ ref, children, conflicts, onKeep, onTake }: Props) {
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={classes.notice}>
      <IconUsers size={16} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <Text size="sm">{children} Nothing of yours is lost: choose for each field, then save.</Text>
        {conflicts.map(({ field, label, theirs, mine }) => (
          <section key={field} aria-label={label} className={classes.field}>
            <Text size="sm" fw={500}>
              {label}
            </Text>
            <dl className={classes.values}>
              <dt>Theirs</dt>
              <dd>{theirs || <em>empty</em>}</dd>
              <dt>Yours</dt>
              <dd>{mine || <em>empty</em>}</dd>
            </dl>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => onKeep(field)}>
                Keep mine
              </Button>
              <Button size="xs" variant="default" onClick={() => onTake(field)}>
                Take theirs
              </Button>
            </Group>
          </section>
        ))}
      </div>
    </div>
  );
}
