import { TypeID, typeid } from "typeid-js";

/** The prefix of each type's ids; with UUIDv7 behind it, an id sorts by the time it was made. */
const idPrefixes = {
  Team: "team",
  User: "user",
  Member: "mem",
  Product: "prod",
  Role: "role",
  RoleAssignment: "ra",
  Group: "grp",
  GroupMembership: "gm",
  Invitation: "inv",
  ServiceAccount: "sa",
  ClientSecret: "cs",
  PublicKey: "pk",
  TrustRule: "tr",
  ApiToken: "tok",
  AuditEvent: "evt",
  Session: "sess",
  Webhook: "wh",
  WebhookSecret: "whs",
  WebhookEvent: "msg",
  WebhookDelivery: "whd",
  WebhookAttempt: "wha",
  Notification: "note",
} as const;

export type IdType = keyof typeof idPrefixes;

/** A new id, such as `sa_01j9…`: type-prefixed, sortable by time, opaque to clients. */
export function newId(type: IdType): string {
  return typeid(idPrefixes[type]).toString();
}

/** What ids of this type begin with. */
export const idPrefix = (type: IdType): string => `${idPrefixes[type]}_`;

/** The smallest id of this type that was made at this time or later, so that a time can bound a search by id. */
export function idFrom(type: IdType, time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, "0").slice(-12);
  return TypeID.fromUUID(idPrefixes[type], `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`).toString();
}

/** The type that an id claims to be of, or undefined when it is no id of ours. */
export function typeOfId(id: string): IdType | undefined {
  const match = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/.exec(id);
  return match ? (Object.keys(idPrefixes) as IdType[]).find((type) => idPrefixes[type] === match[1]) : undefined;
}

/** True when the text has the form of an id of this type; anything else can't be in the database. */
export function isId(type: IdType, id: string): boolean {
  return typeOfId(id) === type;
}
