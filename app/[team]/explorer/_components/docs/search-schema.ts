import { getNamedType, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from "graphql";

/** A place in the docs: a type, or one of its fields. */
export interface DocPlace {
  type: string;
  field?: string;
}

export interface Found extends DocPlace {
  description: string;
}

const most = 40;

/** Everything in the schema that has a name, with its description. */
export function everythingIn(schema: GraphQLSchema): Found[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  return types.flatMap((type) => {
    const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return [
      { type: type.name, description: type.description ?? "" },
      ...fields.map((field) => ({ type: type.name, field: field.name, description: field.description ?? "" })),
    ];
  });
}

/** What matches, best first: names that begin so, names that hold it, then descriptions; operations before types. */
export function searchSchema(all: Found[], text: string): Found[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const rank = ({ type, field, description }: Found): number => {
    const name = (field ?? type).toLowerCase();
    const root = type === "Query" || type === "Mutation" ? 0 : 1;
    if (name === wanted) return root;
    if (name.startsWith(wanted)) return 2 + root;
    if (name.includes(wanted)) return 4 + root;
    if (`${type}.${field ?? ""}`.toLowerCase().startsWith(wanted)) return 6;
    return description.toLowerCase().includes(wanted) ? 8 + root : Infinity;
  };
  return all
    .map((each) => ({ each, order: rank(each) }))
    .filter(({ order }) => order < Infinity)
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ each }) => each);
}

/** Whether the place is still in the schema. */
export function isThere(schema: GraphQLSchema, { type, field }: DocPlace): boolean {
  const found = schema.getType(type);
  if (!found || field === undefined) return found !== undefined;
  return (isObjectType(found) || isInterfaceType(found) || isInputObjectType(found)) && field in found.getFields();
}

/** The name of a type without its brackets and exclamation marks. */
export const nameOf = (type: Parameters<typeof getNamedType>[0]): string => getNamedType(type)?.name ?? "";
