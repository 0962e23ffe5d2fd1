import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { execute } from "./execute";
import type { TadaDocumentNode } from "./graphql";

/**
 * Asks for one page of a list; while another page is on its way, the rows of the last one stay.
 * @param key what all that is kept of the list begins with
 * @param pageOf finds the page in the answer
 */
export const pageQuery = <Result, Variables, Page>(
  key: readonly string[],
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  pageOf: (result: Result) => Page,
) =>
  queryOptions<Page>({
    queryKey: [...key, "list", variables],
    queryFn: async ({ signal }) => pageOf(await execute(document, variables, signal)),
    placeholderData: keepPreviousData,
  });
