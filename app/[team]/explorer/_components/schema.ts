import { queryOptions } from "@tanstack/react-query";
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { sendText } from "./send-text";

/** The API's schema, as the API itself tells it to the viewer. */
export const schemaQuery = queryOptions({
  queryKey: ["explorer-schema"],
  queryFn: async ({ signal }): Promise<GraphQLSchema> => {
    const { body } = await sendText({ query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }), variables: {} }, signal);
    const { data, errors } = body as { data?: IntrospectionQuery; errors?: { message: string }[] };
    if (!data) throw new Error(errors?.[0]?.message ?? "The schema can't be read. Try again shortly.");
    return buildClientSchema(data);
  },
  staleTime: Infinity,
  gcTime: Infinity,
  // A schema is a web of objects that refer to each other; comparing two of them never ends.
  structuralSharing: false,
});
