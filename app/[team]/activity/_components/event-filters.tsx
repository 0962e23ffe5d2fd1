import { useQuery } from "@tanstack/react-query";
import { Toolbar } from "../../../_components/toolbar";
import { ThingFilter } from "../../_components/filters/thing-filter";
import { useTeam } from "../../_components/team-context";
import { type AuditEvent, filterNamesQuery } from "../queries";
import { ActionFilter } from "./action-filter";
import { TimeFilter } from "./time-filter";
import type { EventFilterValues } from "./use-event-list";

interface Props {
  values: EventFilterValues;
  filter: (changes: Partial<EventFilterValues>) => void;
  /** True on the page of one object, which is the target of all. */
  ofOne: boolean;
  /** The events shown, for the names behind the ids. */
  events: AuditEvent[];
}

/** The filters of a list of events, each a chip. */
export function EventFilters({ values, filter, ofOne, events }: Props) {
  const { team, viewer } = useTeam();
  const { actor, target } = values;
  const { data: names } = useQuery(filterNamesQuery(team.id, actor, ofOne ? "" : target));
  const actors = [{ id: viewer.id, name: `${viewer.name} (you)` }, ...events.map(({ actorId, actorName }) => ({ id: actorId, name: actorName }))];
  const targets = events.map(({ targetId, targetName }) => ({ id: targetId, name: targetName }));
  return (
    <Toolbar label="Events">
      <ThingFilter
        label="By"
        search="Search who did it"
        chosen={actor}
        name={names?.actor}
        known={actors}
        among={{ people: true, accounts: true }}
        onChange={(id) => filter({ actor: id })}
      />
      <ActionFilter chosen={values.action} onChange={(action) => filter({ action })} />
      {!ofOne && (
        <ThingFilter
          label="On"
          search="Search accounts and products"
          chosen={target}
          name={names?.target}
          known={targets}
          among={{ accounts: true, products: true }}
          onChange={(id) => filter({ target: id })}
        />
      )}
      <TimeFilter values={values} onChange={filter} />
    </Toolbar>
  );
}
