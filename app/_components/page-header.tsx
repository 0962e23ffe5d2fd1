import { Anchor, Breadcrumbs, Text, Title } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

interface Props {
  /** The pages above this one. */
  crumbs?: { label: string; href: string }[];
  title: ReactNode;
  /** One line of what the page is for. */
  lead?: ReactNode;
  /** The primary action last, so that it is outermost. */
  actions?: ReactNode;
}

/** Where the page is, what it is, and what to do here. */
export function PageHeader({ crumbs = [], title, lead, actions }: Props) {
  return (
    <header className={classes.header}>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumbs">
          <Breadcrumbs separatorMargin={6} classNames={{ root: classes.crumbs }}>
            {crumbs.map(({ label, href }) => (
              <Anchor key={href} component={Link} href={href} size="sm" c="dimmed">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        </nav>
      )}
      <div className={classes.row}>
        <div className={classes.text}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {lead && (
            <Text component="div" size="sm" c="dimmed" mt={4} maw="72ch">
              {lead}
            </Text>
          )}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </header>
  );
}
