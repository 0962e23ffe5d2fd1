import type { UserError } from "./errors";
import { execute } from "./execute";
import type { TadaDocumentNode } from "./graphql";

/** What changing several things has come to. */
export interface Changed {
  /** Those that were changed, which the opposite takes. */
  changedIds: string[] | null;
  userErrors: UserError[];
}

/** What sends a mutation of several things, all of them or none. @param document calls its one field `changed` */
export const changeEach =
  (document: TadaDocumentNode<{ changed: Changed | null }, { ids: string[] }>) =>
  async (ids: string[]): Promise<Changed | null> =>
    (await execute(document, { ids })).changed;
