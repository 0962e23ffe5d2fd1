import { QueryFailedError } from "typeorm";
import { OperatorError } from "../data-dir/operator-error";

/** A migration that failed because the role may not create an extension, or the server doesn't have it, said for the person who runs Latchkey; another error stays as it is. */
export function explainExtension(error: unknown): unknown {
  const name = error instanceof QueryFailedError ? /^CREATE EXTENSION IF NOT EXISTS (\w+)$/.exec(error.query)?.[1] : undefined;
  if (!name) return error;
  return new OperatorError(
    `Latchkey needs PostgreSQL's extension ${name}, and can't create it: ${(error as Error).message}. ` +
      "It comes with PostgreSQL, in some systems in a package called postgresql-contrib. " +
      "Let the role create it with GRANT CREATE ON DATABASE, or let an administrator of the database run: CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin;",
  );
}
