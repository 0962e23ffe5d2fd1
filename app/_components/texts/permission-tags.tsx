import { Collapse, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import classes from "./permission-tags.module.css";

/** How many permissions there are; which ones, at a click. */
export function PermissionTags({ permissions }: { permissions: { name: string; title: string }[] }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <>
      <UnstyledButton className={classes.toggle} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
        <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        {permissions.length} {permissions.length === 1 ? "permission" : "permissions"}
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <ul className={classes.tags}>
          {permissions.map(({ name, title }) => (
            <li key={name}>
              <code>{name}</code> <span className={classes.title}>{title}</span>
            </li>
          ))}
        </ul>
      </Collapse>
    </>
  );
}
