import { documentText, type TadaDocumentNode } from "./graphql";

/** Where operations are sent. */
export const endpoint = "/api/graphql";

/** An operation as it is sent to the API. */
export const requestOf = <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => ({
  method: "POST",
  headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
  body: JSON.stringify({ query: documentText(document), variables }),
});
