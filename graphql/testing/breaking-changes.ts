import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, type GraphQLSchema } from "graphql";

const removalDate = /removed? after (\d{4}-\d{2}-\d{2})/i;

/**
 * What of a new schema would break clients of the released one. A field, argument, input field or enum value may go
 * when the release has deprecated it with a reason that says "removed after YYYY-MM-DD", and that day has passed.
 */
export async function breakingChanges(released: string, current: string, today = new Date()): Promise<string[]> {
  const before = buildSchema(released);
  const changes = await diff(before, buildSchema(current));
  return changes
    .filter(({ criticality, path }) => criticality.level === CriticalityLevel.Breaking && !wasAnnounced(before, path, today))
    .map(({ message }) => message);
}

function wasAnnounced(schema: GraphQLSchema, path: string | undefined, today: Date): boolean {
  const [typeName, memberName] = (path ?? "").split(".");
  const type = schema.getType(typeName ?? "");
  if (!type || !memberName) return false;
  const member = "getFields" in type ? type.getFields()[memberName] : "getValue" in type ? type.getValue(memberName) : undefined;
  const date = removalDate.exec(member?.deprecationReason ?? "")?.[1];
  return date !== undefined && new Date(date) < today;
}
