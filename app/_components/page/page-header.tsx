import { Anchor, Breadcrumbs, Text, Title } from "@mantine/core";
import { PageLink } from "./page-link";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

interface Props {
  /** The pages above this one, and last this one itself, which leads nowhere. */
  crumbs?: { label: string; href?: string }[];
  title: ReactNode;
  /** One line of what the page is for. */
  lead?: ReactNode;
  /** What the page is about at length, at a click beside the title. */
  help?: ReactNode;
  /** The primary action last, so that it is outermost. */
  actions?: ReactNode;
}

/** Where the page is, what it is, and what to do here. */
export function PageHeader({ crumbs = [], title, lead, help, actions }: Props) {
  return (
    <header className={classes.header}>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumbs">
          <Breadcrumbs separatorMargin={6} classNames={{ root: classes.crumbs }}>
            {crumbs.map(({ label, href }) =>
              href ? (
                <Anchor key={label} component={PageLink} href={href} size="sm" c="dimmed">
                  {label}
                </Anchor>
              ) : (
                <Text key={label} component="span" size="sm" c="dimmed" aria-current="page" className={classes.here}>
                  {label}
                </Text>
              ),
            )}
          </Breadcrumbs>
        </nav>
      )}
      <div className={classes.row}>
        <div className={classes.text}>
          <div className={classes.heading}>
            <Title order={1} className={classes.title}>
              {title}
            </Title>
            {help}
          </div>
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
