import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Message } from "../../../_components/notices/message";
import { Section } from "../../../_components/page/section";
import { useUrlState } from "../../../_components/page/use-url-state";
import { type Usage, type UsageOf, usageQuery } from "./queries";
import { type Span, spanOf, spans } from "./spans";
import { UsageChart } from "./usage-chart";
import { UsageSums } from "./usage-sums";
import { UsageTable } from "./usage-table";
import classes from "./usage.module.css";

interface Props {
  of: UsageOf;
  /** What it is called. */
  name: string;
  /** What is counted here. */
  lead: ReactNode;
  /** What to do where nothing has ever called; and when it last did, else. */
  empty: ReactNode;
}

/** How much something was used and refused, by the hour or by the day: as a chart, and as a table. */
export function UsageSection({ of, name, lead, empty }: Props) {
  const { values, set } = useUrlState(["span"]);
  const span = spanOf(values.span);
  const [asTable, setAsTable] = useState(false);
  const { data: usage, error, isPlaceholderData, refetch } = useQuery(usageQuery(of, span));
  const choose = (value: string) => set({ span: value === spans[0].value ? "" : value }, "replace");
  return (
    <Section
      title="Calls and refusals"
      lead={lead}
      width={960}
      more={
        <SegmentedControl
          size="xs"
          classNames={{ label: classes.span }}
          aria-label="Stretch of time"
          value={span.value}
          data={spans.map(({ value, label }) => ({ value, label }))}
          onChange={choose}
          withItemsBorders={false}
        />
      }
    >
      {error && !usage && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !usage && <Skeleton height={316} role="status" aria-label="Loading" />}
      {usage && (
        <div className={classes.usage} data-stale={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
          {usage.calls + usage.refusals === 0 && !isPlaceholderData ? (
            <Nothing span={span} onSpan={choose}>
              {empty}
            </Nothing>
          ) : (
            <Shown usage={usage} name={name} span={shownSpan(usage, span)} asTable={asTable} onAsTable={setAsTable} />
          )}
        </div>
      )}
    </Section>
  );
}

/** While the points of the other span stay until those of this one are here, they are told as what they are. */
const shownSpan = ({ points }: Usage, span: Span): Span => spans.find(({ count }) => count === points.length) ?? span;

interface ShownProps {
  usage: Usage;
  name: string;
  span: Span;
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
}

function Shown({ usage, name, span, asTable, onAsTable }: ShownProps) {
  const id = useId();
  return (
    <>
      <div className={classes.head}>
        <UsageSums usage={usage} span={span} />
        <Button size="xs" variant="subtle" color="gray" aria-pressed={asTable} aria-controls={id} onClick={() => onAsTable(!asTable)}>
          {asTable ? "Show as chart" : "Show as table"}
        </Button>
      </div>
      {!asTable && <UsageChart usage={usage} span={span} name={name} />}
      <UsageTable id={id} usage={usage} span={span} name={name} unseen={!asTable} />
    </>
  );
}

function Nothing({ span, onSpan, children }: { span: Span; onSpan: (span: string) => void; children: ReactNode }) {
  const longer = spans[1];
  const wider = span !== longer && (
    <Button variant="default" onClick={() => onSpan(longer.value)}>
      Show the last {longer.label}
    </Button>
  );
  return (
    <Message compact icon={IconChartBar} title={`No calls in the last ${span.label}`} action={wider}>
      {children}
    </Message>
  );
}
