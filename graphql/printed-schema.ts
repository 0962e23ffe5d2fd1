import { printSchema } from "graphql";
import { createSchema } from "./schema";

/** The schema as `schema.graphql` holds it. */
export function printedSchema(): string {
  return `${printSchema(createSchema())}\n`;
}
