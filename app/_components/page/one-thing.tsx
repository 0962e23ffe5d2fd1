import { Button, Skeleton } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../notices/error-notice";
import { Message } from "../notices/message";
import { PageLink } from "./page-link";

interface Props<Thing> {
  /** Null once it is known that there is none. */
  query: UseQueryResult<Thing | null>;
  /** What is said where there is none. */
  none: { icon: Icon; title: string; text: ReactNode };
  /** The way to the others. */
  all: { label: string; href: string };
  /** The page of the thing. */
  children: (thing: Thing) => ReactNode;
}

/** The page of one thing, once it is here; before, that it is on its way, can't be had, or isn't there. */
export function OneThing<Thing extends object>({ query: { data, error, refetch }, none, all, children }: Props<Thing>) {
  if (data) return children(data);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} role="status" aria-label="Loading" />;
  return (
    <Message
      icon={none.icon}
      title={none.title}
      level={1}
      action={
        <Button component={PageLink} href={all.href} variant="default">
          {all.label}
        </Button>
      }
    >
      {none.text}
    </Message>
  );
}
