import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** How deep a selection goes by itself: payload, object, a short look at what belongs to it. */
const deepest = 3;

/** A whole operation that calls a root field, with a place for each value that it needs; undefined when the field is none. */
export function skeletonOf(schema: GraphQLSchema, type: string, field: string): { query: string; variables: string } | undefined {
  const kind = type === schema.getMutationType()?.name ? "mutation" : type === schema.getQueryType()?.name ? "query" : undefined;
  const definition = kind && (schema.getType(type) as GraphQLObjectType).getFields()[field];
  if (!kind || !definition) return undefined;
  const variables = new Map<string, GraphQLInputType>();
  const args = definition.args.filter(isWanted).map((arg) => argument(arg, variables));
  const name = field.replace(/^./, (first) => first.toUpperCase());
  const declared = [...variables].map(([variable, of]) => `$${variable}: ${String(of)}`).join(", ");
  const call = `${field}${args.length > 0 ? `(${args.join(", ")})` : ""}`;
  const query = `${kind} ${name}${declared && `(${declared})`} {\n  ${call}${selection(definition.type, 1)}\n}\n`;
  const values = Object.fromEntries([...variables].filter(([variable]) => variable !== "teamId").map(([variable, of]) => [variable, placeholder(of)]));
  return { query, variables: Object.keys(values).length > 0 ? JSON.stringify(values, null, 2) : "" };
}

/** What must be given, and what shows how a list is used. */
const isWanted = (arg: GraphQLArgument) => isRequiredArgument(arg) || arg.name === "teamId" || arg.name === "first";

function argument(arg: GraphQLArgument, variables: Map<string, GraphQLInputType>): string {
  if (arg.name === "first") return "first: 10";
  const type = getNullableType(arg.type);
  if (!isInputObjectType(type)) return variable(arg, variables);
  const fields = inputFields(type).map((field) => variable(field, variables));
  return fields.length > 0 ? `${arg.name}: { ${fields.join(", ")} }` : variable(arg, variables);
}

/** The fields of an input that must be given; of one that asks for none, such as an update, the first. */
function inputFields(type: GraphQLInputObjectType): GraphQLInputField[] {
  const all = Object.values(type.getFields());
  const required = all.filter((field) => isRequiredInputField(field) || field.name === "teamId");
  return required.length > 0 ? required : all.slice(0, 1);
}

function variable({ name, type }: GraphQLArgument | GraphQLInputField, variables: Map<string, GraphQLInputType>): string {
  const free = variables.has(name) ? `${name}2` : name;
  variables.set(free, type);
  return `${name}: $${free}`;
}

function placeholder(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [];
  if (isInputObjectType(nullable)) return Object.fromEntries(inputFields(nullable).map((field) => [field.name, placeholder(field.type)]));
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  return { Int: 0, Float: 0, Boolean: false }[getNamedType(nullable).name] ?? "";
}

/** What a type has to show of itself, without arguments. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  const indent = "  ".repeat(depth);
  const lines = isObjectType(named) ? linesOf(named, depth + 1) : ["__typename", "id"];
  return ` {\n${lines.map((line) => `${indent}  ${line}\n`).join("")}${indent}}`;
}

function linesOf(type: GraphQLObjectType, depth: number): string[] {
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && field.deprecationReason == null);
  // A list has its items twice, and the shorter way is enough.
  const shown = fields.some(({ name }) => name === "nodes") ? fields.filter(({ name }) => name !== "edges") : fields;
  const plain = shown.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const deeper = shown.filter((field) => !isLeafType(getNamedType(field.type)) && depth <= deepest && !isConnection(field.type));
  const lines = [...plain, ...deeper.map((field) => `${field.name}${selection(field.type, depth)}`)];
  return lines.length > 0 ? lines : ["__typename"];
}

const isConnection = (type: GraphQLOutputType) => getNamedType(type).name.endsWith("Connection");
