import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { skeletonOf } from "./docs/skeleton";
import { examples } from "./examples";
import { operationsOf, parsedVariables } from "./operations";

const schema = buildSchema(readFileSync("graphql/schema.graphql", "utf8"));
const errorsOf = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

describe("an example", () => {
  it.each(examples.map((example) => [example.title, example] as const))(
    "fits the schema, with a value for each variable it needs: %s",
    (_, { query, variables }) => {
      expect(errorsOf(query)).toEqual([]);
      const [operation, ...more] = operationsOf(parse(query));
      expect(more).toEqual([]);
      expect(operation!.name).toBeDefined();
      expect(["teamId", "after", ...Object.keys(parsedVariables(variables)!)]).toEqual(expect.arrayContaining(operation!.variables));
    },
  );
});

describe("the operation that the docs put into the editor", () => {
  const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
    Object.keys(type.getFields()).map((field) => [type.name, field] as const),
  );
  it.each(roots)("fits the schema: %s.%s", (type, field) => {
    const { query, variables } = skeletonOf(schema, type, field)!;
    expect(errorsOf(query)).toEqual([]);
    const given = parsedVariables(variables)!;
    expect(operationsOf(parse(query))[0]!.variables.filter((name) => name !== "teamId")).toEqual(Object.keys(given));
  });

  it("exists for root fields only", () => {
    expect(skeletonOf(schema, "ServiceAccount", "name")).toBeUndefined();
    expect(skeletonOf(schema, "Query", "nothing")).toBeUndefined();
  });
});
