import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useListState } from "../../../_components/lists/use-list-state";
import { useTeam } from "../../../_teams/team-context";
import { auditEventsQuery, type AuditEventsVariables } from "../../activity/queries";
import { searchedFor } from "./searched-for";
import { timeRange } from "./times";

const filters = ["search", "action", "actor", "target", "address", "time", "from", "until", "whose"] as const;

/** What a list of events is filtered by, as in the URL. */
export type EventFilterValues = Record<(typeof filters)[number], string>;

/** The object whose events are listed; none for those of the team. */
export interface EventsOf {
  /** Only what was done to this object. */
  targetId?: string;
  /** The same of a group or a role, and who got it and lost it. */
  about?: string;
  /** What this service account did, and what was done to it and its credentials. */
  accountId?: string;
}

/** Which of the two, of a service account's: what was done to it, or what it did; both else. */
export const doings = { to: "Done to it", by: "Done by it" } as const;

function ofOne({ targetId, about, accountId }: EventsOf, whose: string) {
  if (accountId) return whose === "to" ? { about: accountId } : whose === "by" ? { actorId: accountId } : { serviceAccountId: accountId };
  return about ? { about } : targetId && { targetId };
}

/** What the URL asks for, or what of it is about one object. */
export function useEventVariables(of: EventsOf = {}) {
  const { team } = useTeam();
  const { page, ...list } = useListState(filters, ["event"]);
  const { values } = list;
  // A stretch that ends now begins where it began when the page was opened, or its pages would shift against each other.
  const [now] = useState(() => Date.now());
  const variables: AuditEventsVariables = {
    teamId: team.id,
    filter: {
      ...searchedFor(values.search),
      ...(values.action && { action: values.action }),
      ...(values.actor && { actorId: values.actor }),
      ...(values.address && { address: values.address }),
      ...(ofOne(of, values.whose) || (values.target && { targetId: values.target })),
      ...timeRange(values, now),
    },
    ...page,
  };
  return { ...list, variables };
}

/** The events as the URL describes them, or those of one object. */
export function useEventList(of: EventsOf) {
  const { set, ...list } = useEventVariables(of);
  return { ...list, query: useQuery(auditEventsQuery(list.variables)), open: (id: string) => set({ event: id }) };
}
