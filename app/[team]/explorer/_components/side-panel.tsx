import { Skeleton, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Docs } from "./docs/docs";
import type { DocPlace } from "./docs/search-schema";
import type { Example } from "./examples";
import { ExamplesList } from "./examples-list";
import type { HistoryEntry } from "./history";
import { HistoryList } from "./history-list";
import { schemaQuery } from "./schema";
import classes from "./side.module.css";

export type Side = "examples" | "docs" | "history";

interface Props {
  shown: Side;
  onShow: (side: Side) => void;
  trail: DocPlace[];
  onTrail: (trail: DocPlace[]) => void;
  onUse: (place: Required<DocPlace>) => void;
  history: HistoryEntry[];
  onOpen: (texts: Example | HistoryEntry) => void;
  onForget: () => void;
}

/** What helps to write an operation: examples, the docs of the schema, and what was run before. */
export function SidePanel({ shown, onShow, trail, onTrail, onUse, history, onOpen, onForget }: Props) {
  const { data: schema, error, refetch } = useQuery(schemaQuery);
  return (
    <Tabs value={shown} onChange={(value) => onShow(value as Side)} className={classes.panel}>
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="examples">Examples</Tabs.Tab>
        <Tabs.Tab value="docs">Docs</Tabs.Tab>
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="examples" className={classes.content}>
        <ExamplesList onOpen={onOpen} />
      </Tabs.Panel>
      <Tabs.Panel value="docs" className={classes.content}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!schema && !error && <Skeleton height={240} aria-label="Loading" />}
        {schema && <Docs schema={schema} trail={trail} onTrail={onTrail} onUse={onUse} />}
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.content}>
        <HistoryList entries={history} onOpen={onOpen} onForget={onForget} />
      </Tabs.Panel>
    </Tabs>
  );
}
