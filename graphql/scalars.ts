import { GraphQLError } from "graphql";
import type { Builder } from "./builder";

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** False for a day that no calendar has: a `Date` would take 30 February for 2 March. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** Defines the scalars beside GraphQL's own. */
export function defineScalars(builder: Builder): void {
  builder.scalarType("DateTime", {
    description: "A moment in time, as in RFC 3339: `2026-01-31T12:00:00.000Z`. Answers are in UTC.",
    serialize: (value) => value.toISOString(),
    parseValue: (value) => {
      const time = typeof value === "string" && dateTime.test(value) && isDay(value.slice(0, 10)) ? new Date(value) : undefined;
      if (!time || Number.isNaN(time.getTime()))
        throw new GraphQLError("DateTime must be a time such as 2026-01-31T12:00:00Z.", { extensions: { code: "BAD_USER_INPUT" } });
      return time;
    },
  });
  builder.scalarType("JSON", {
    description: "Any JSON value; used in answers only.",
    serialize: (value) => value,
    parseValue: () => {
      throw new GraphQLError("JSON is used in answers only.", { extensions: { code: "BAD_USER_INPUT" } });
    },
  });
}
