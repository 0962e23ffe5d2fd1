import { Button } from "@mantine/core";
import { IconFilterOff, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Column } from "../../../../_components/lists/data-table/column";
import { DataTable } from "../../../../_components/lists/data-table/data-table";
import { FilterMenu } from "../../../../_components/lists/filter-menu";
import { later, withCode } from "../../../../_components/later";
import { ListBody } from "../../../../_components/lists/list-body";
import { Message } from "../../../../_components/notices/message";
import { PageHelp } from "../../../../_components/page/page-help";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { Toolbar } from "../../../../_components/lists/toolbar";
import { useListState } from "../../../../_components/lists/use-list-state";
import type { Webhook } from "../../queries";
import { outcomeText, tookText } from "./attempt-text";
import classes from "./deliveries.module.css";
import { DeliveryBadge, statusNames } from "./delivery-badge";
import { NextTry } from "./next-try";
import { deliveriesDocument, deliveriesQuery, type DeliveryListItem, type DeliveryStatus } from "./queries";

const DeliveryDetails = later(() => import("./delivery-details"));

const statuses: Record<string, DeliveryStatus> = { delivered: "DELIVERED", pending: "PENDING", failed: "FAILED" };
const options = Object.entries(statuses).map(([value, status]) => ({ value, label: statusNames[status] }));

/** What a webhook sent, the latest first. */
export function DeliveryList({ webhook }: { webhook: Webhook }) {
  const { values, page, filter, clear, move, set } = useListState(["status"], ["delivery"]);
  const status = statuses[values.status];
  const variables = { webhookId: webhook.id, filter: status ? { status } : {}, ...page };
  const query = useQuery(deliveriesQuery(variables));
  const open = (id: string) => withCode(DeliveryDetails, () => set({ delivery: id }));
  const columns: Column<DeliveryListItem>[] = [
    { id: "type", header: "Message", cell: (row) => <MessageName delivery={row} onOpen={open} /> },
    { id: "status", header: "State", width: 128, cell: (row) => <DeliveryBadge status={row.status} /> },
    { id: "outcome", header: "Last attempt", width: "26%", cell: (row) => <LastAttempt delivery={row} /> },
    { id: "count", header: "Attempts", width: 80, align: "right", roomy: true, cell: ({ attemptCount }) => attemptCount },
    { id: "at", header: "Sent off", width: 128, cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
  const empty = status ? (
    <Message
      compact
      icon={IconFilterOff}
      title={`Nothing is ${statusNames[status].toLowerCase()}`}
      action={
        <Button variant="default" onClick={clear}>
          Clear filter
        </Button>
      }
    >
      No delivery of the last 30 days stands so.
    </Message>
  ) : (
    <Message compact icon={IconSend} title="Nothing was sent yet">
      What happens is sent from now on, and listed here for 30 days. A test shows at once whether the receiver answers.
    </Message>
  );
  return (
    <>
      <Toolbar label="Deliveries">
        <FilterMenu label="State" value={values.status} options={options} onChange={(value) => filter({ status: value })} />
        <PageHelp what="these deliveries" document={deliveriesDocument} variables={variables}>
          Each message with its attempts, for 30 days. An answer of 2xx within ten seconds counts as delivered; anything else is tried again for a day. A
          message keeps its id over all attempts, also when it is sent again.
        </PageHelp>
      </Toolbar>
      <ListBody query={query} noun={["delivery", "deliveries"]} empty={empty} onMove={move}>
        {(rows, stale) => <DataTable label="Deliveries" columns={columns} rows={rows} stale={stale} onOpen={({ id }) => open(id)} />}
      </ListBody>
      <DeliveryDetails id={values.delivery} webhook={webhook} onClose={() => set({ delivery: "" })} />
    </>
  );
}

function MessageName({ delivery: { id, type, messageId }, onOpen }: { delivery: DeliveryListItem; onOpen: (id: string) => void }) {
  return (
    <div className={classes.message}>
      <button type="button" className={classes.type} onClick={() => onOpen(id)}>
        {type}
      </button>
      <span className={classes.id} title={messageId}>
        {messageId}
      </span>
    </div>
  );
}

function LastAttempt({ delivery: { attempts, nextAttemptAt } }: { delivery: DeliveryListItem }) {
  const [last] = attempts;
  if (!last) return "Not tried yet";
  return (
    <div>
      <div className={classes.outcome} data-bad={last.problem !== null || undefined}>
        {last.problem === null ? `${outcomeText(last)} in ${tookText(last.milliseconds)}` : outcomeText(last)}
      </div>
      {nextAttemptAt && (
        <div className={classes.next}>
          Next try <NextTry at={nextAttemptAt} />
        </div>
      )}
    </div>
  );
}
