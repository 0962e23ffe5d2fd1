import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { CopyRequest } from "../../../_components/copy-request";
import { FilterMenu } from "../../../_components/filter-menu";
import { firstPage } from "../../../_components/page-arguments";
import { Toolbar } from "../../../_components/toolbar";
import { auditEventsDocument, type AuditEvent, type AuditEventsVariables } from "../queries";
import { sentences } from "./sentences";

interface Props {
  values: { action: string; actor: string; target: string };
  set: (changes: { action?: string; actor?: string; target?: string; after: string; before: string }) => void;
  variables: AuditEventsVariables;
  /** True on the page of one object, which is the target of all. */
  ofOne: boolean;
  /** The events shown, for the names behind the ids. */
  events: AuditEvent[];
}

const actions = Object.entries(sentences).map(([value, { label }]) => ({ value, label }));

/** The filters of a list of events; actor and target are chosen in an event's details. */
export function EventFilters({ values, set, variables, ofOne, events }: Props) {
  const actor = events.find((event) => event.actorId === values.actor)?.actorName ?? values.actor;
  const target = events.find((event) => event.targetId === values.target)?.targetName ?? values.target;
  return (
    <Toolbar label="Events">
      <FilterMenu label="Action" value={values.action} options={actions} onChange={(action) => set({ action, ...firstPage })} />
      {values.actor && (
        <Button variant="light" radius="xl" rightSection={<IconX size={14} aria-label="Remove filter" />} onClick={() => set({ actor: "", ...firstPage })}>
          By: {actor}
        </Button>
      )}
      {values.target && !ofOne && (
        <Button variant="light" radius="xl" rightSection={<IconX size={14} aria-label="Remove filter" />} onClick={() => set({ target: "", ...firstPage })}>
          On: {target}
        </Button>
      )}
      <CopyRequest document={auditEventsDocument} variables={variables} />
    </Toolbar>
  );
}
