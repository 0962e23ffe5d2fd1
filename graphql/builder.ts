import SchemaBuilder, { type SchemaTypes } from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import { GraphQLError } from "graphql";
import type { Context } from "./context";
import { costLimits } from "./limits";

/** A fresh builder. Types are functions that take it: a builder shared by modules would meet its own types again at a hot reload. */
export function createBuilder() {
  return new SchemaBuilder<{
    Context: Context;
    DefaultFieldNullability: false;
    Scalars: { ID: { Input: string; Output: string }; DateTime: { Input: Date; Output: Date }; JSON: { Input: never; Output: unknown } };
  }>({
    plugins: [ComplexityPlugin],
    defaultFieldNullability: false,
    complexity: {
      defaultComplexity: 1,
      defaultListMultiplier: 5,
      limit: costLimits,
      complexityError: (_, { complexity, maxComplexity }) =>
        new GraphQLError(`The operation costs ${complexity}, and at most ${maxComplexity} is allowed. Ask for smaller pages or fewer fields.`, {
          extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
        }),
    },
  });
}

export type Builder = ReturnType<typeof createBuilder>;

/** The type parameters that Pothos makes of the builder's. */
export type Types = Builder extends PothosSchemaTypes.SchemaBuilder<infer T extends SchemaTypes> ? T : never;
