import type { FieldMap, InputFieldMap, InputShapeFromFields, ObjectFieldBuilder } from "@pothos/core";
import { type InputIssue, InvalidInputError, NotFoundError } from "../lib/errors";
import type { Builder, Types } from "./builder";
import type { Context } from "./context";

type UserErrors = { userErrors: InputIssue[] };

/** Makes the function that defines mutations: the payload type with its `userErrors`, and the root field. */
export function mutations(builder: Builder) {
  const code = builder.enumType("UserErrorCode", {
    description: "What kind of mistake a user error is about.",
    values: {
      INVALID: { description: "The value is malformed or out of range." },
      REQUIRED: { description: "A value is needed." },
      TOO_LONG: { description: "The value is longer than allowed." },
      TAKEN: { description: "Another object has this value already." },
      NOT_FOUND: { description: "There is no such object for you." },
      IN_USE: { description: "Something else needs the object." },
      FORBIDDEN: { description: "The value is one that you may not choose." },
      CONFLICT: { description: "Somebody else has changed the object meanwhile." },
    },
  });
  const userError = builder.objectRef<InputIssue>("UserError").implement({
    description: "Something about the input that the caller can correct.",
    fields: (t) => ({
      field: t.exposeStringList("field", { nullable: true, description: "Path of the field, from the arguments down; empty when it concerns the whole." }),
      message: t.exposeString("message", { description: "What is wrong and what to do." }),
      code: t.field({ type: code, description: "The kind of mistake, for programs.", resolve: (issue) => issue.code }),
    }),
  });

  return function mutation<Result extends object, Args extends InputFieldMap>(options: {
    name: string;
    description: string;
    args: Args;
    /** How many objects the payload may hold, when that follows the arguments; each costs what is asked of it. */
    size?: (args: InputShapeFromFields<Args>) => number;
    run: (context: Context, args: InputShapeFromFields<Args>) => Promise<Result>;
    /** Fields of the payload beside `userErrors`; each must be nullable, because a refused mutation has none of them. */
    payload: (t: ObjectFieldBuilder<Types, Partial<Result> & UserErrors>) => FieldMap;
  }): void {
    const payloadName = `${options.name[0]!.toUpperCase()}${options.name.slice(1)}Payload`;
    const payload = builder.objectRef<Partial<Result> & UserErrors>(payloadName).implement({
      description: `What ${options.name} answers.`,
      fields: (t) => ({
        ...options.payload(t as never),
        userErrors: t.field({
          type: [userError],
          description: "Everything that is wrong with the input; empty when the mutation was carried out.",
          resolve: (parent) => parent.userErrors,
        }),
      }),
    });
    builder.mutationField(options.name, (t) =>
      t.field({
        type: payload,
        nullable: true,
        description: options.description,
        args: options.args,
        complexity: (args) => ({ field: 10, multiplier: options.size?.(args as InputShapeFromFields<Args>) ?? 1 }),
        resolve: (_, args, context) => answer(options.run(context, args as InputShapeFromFields<Args>)) as never,
      }),
    );
  };
}

async function answer<Result extends object>(run: Promise<Result>): Promise<Partial<Result> & UserErrors> {
  try {
    return { ...(await run), userErrors: [] };
  } catch (error) {
    return { userErrors: asUserErrors(error) } as unknown as Partial<Result> & UserErrors;
  }
}

function asUserErrors(error: unknown): InputIssue[] {
  if (error instanceof InvalidInputError) return error.issues;
  if (error instanceof NotFoundError) return [{ field: error.field, message: error.message, code: "NOT_FOUND" }];
  throw error;
}
