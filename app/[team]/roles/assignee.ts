/** Whom a role can be assigned to: a member, a service account or a group. */
export interface Assignee {
  type: "member" | "service-account" | "group";
  id: string;
  name: string;
  /** A service account's product; it can hold roles of no other one. */
  productId?: string;
}

/** What the kinds are called. */
export const assigneeKind: Record<Assignee["type"], string> = { member: "person", "service-account": "service account", group: "group" };

const types = { MEMBER: "member", SERVICE_ACCOUNT: "service-account", GROUP: "group" } as const;

/** Whom an assignment is about. */
export const assigneeOf = (holder: { type: keyof typeof types; id: string; name: string }): Assignee => ({
  type: types[holder.type],
  id: holder.id,
  name: holder.name,
});

const places: Record<Assignee["type"], string> = { member: "members", "service-account": "service-accounts", group: "groups" };

/** Their page, below the team's. */
export const assigneePath = ({ type, id }: Pick<Assignee, "type" | "id">): string => `/${places[type]}/${id}`;
