import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { SearchField } from "../../../_components/lists/search-field";
import { Toolbar } from "../../../_components/lists/toolbar";
import { ThingFilter } from "../filters/thing-filter";
import { useTeam } from "../../../_teams/team-context";
import { type AuditEvent, filterNamesQuery } from "../../activity/queries";
import { ActionFilter } from "./action-filter";
import { AddressFilter } from "./address-filter";
import { TimeFilter } from "./time-filter";
import { longestSearch } from "./searched-for";
import { doings, type EventFilterValues, type EventsOf } from "./use-event-list";

interface Props {
  values: EventFilterValues;
  filter: (changes: Partial<EventFilterValues>) => void;
  search: (text: string) => void;
  /** On the page of one object: which one. */
  of: EventsOf;
  /** The events shown, for the names behind the ids. */
  events: AuditEvent[];
  /** What concerns the list as a whole. */
  right: ReactNode;
}

/** The filters of a list of events, each a chip. */
export function EventFilters({ values, filter, search, of, events, right }: Props) {
  const { team, viewer } = useTeam();
  const { actor, target, whose } = values;
  const ofOne = of.targetId !== undefined || of.about !== undefined || of.accountId !== undefined;
  const { data: names } = useQuery(filterNamesQuery(team.id, actor, ofOne ? "" : target));
  const actors = [{ id: viewer.id, name: `${viewer.name} (you)` }, ...events.map(({ actorId, actorName }) => ({ id: actorId, name: actorName }))];
  const targets = events.map(({ targetId, targetName }) => ({ id: targetId, name: targetName }));
  return (
    <Toolbar label="Events" right={right}>
      <SearchField label="Search names, actions, ids" value={values.search} onChange={search} maxLength={longestSearch} />
      {of.accountId && (
        <FilterMenu
          label="Show"
          all="Everything"
          value={whose}
          options={Object.entries(doings).map(([value, label]) => ({ value, label }))}
          onChange={(value) => filter({ whose: value, actor: "" })}
        />
      )}
      {!(of.accountId && whose === "by") && (
        <ThingFilter
          label="By"
          search="Search who did it"
          chosen={actor}
          name={names?.actor}
          known={actors}
          among={{ people: true, accounts: true }}
          onChange={(id) => filter({ actor: id })}
        />
      )}
      <ActionFilter chosen={values.action} onChange={(action) => filter({ action })} />
      {!ofOne && (
        <ThingFilter
          label="On"
          search="Search accounts, products and roles"
          chosen={target}
          name={names?.target}
          known={targets}
          among={{ accounts: true, products: true, roles: true }}
          onChange={(id) => filter({ target: id })}
        />
      )}
      <AddressFilter chosen={values.address} known={events.map(({ address }) => address)} onChange={(address) => filter({ address })} />
      <TimeFilter values={values} onChange={filter} />
    </Toolbar>
  );
}
