import { OperatorError } from "../data-dir/operator-error";
import { settings } from "../env";
import { isUnavailable } from "./failure";

const reasons: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host can't be looked up",
  "28P01": "it refuses the user or the password",
  "28000": "it refuses the user",
  "3D000": "it has no such database",
  "53300": "it has no connection left",
  "57P03": "it is starting or stopping",
};

/** Says why the database can't be used, for the person who runs Latchkey; undefined when the error is of another kind. */
function connectionProblem(error: unknown): string | undefined {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return undefined;
  const code = "code" in first && typeof first.code === "string" ? first.code : "";
  if (reasons[code]) return reasons[code];
  if (/timeout/i.test(first.message)) return "it doesn't answer";
  return isUnavailable(first) || code.startsWith("E") ? first.message : undefined;
}

/** The same as an error with its message complete; an error of another kind stays as it is. The URL's password is not in it. */
export function explainConnection(error: unknown): unknown {
  const reason = connectionProblem(error);
  if (reason === undefined) return error;
  const { databaseUrl, embedded } = settings();
  const { host, pathname } = new URL(databaseUrl ?? "postgres://unknown");
  const advice = embedded ? "Look into postgres.log in the data directory." : "Check that PostgreSQL runs there, and DATABASE_URL.";
  return new OperatorError(`Latchkey can't use its database ${host}${pathname}: ${reason}. ${advice}`);
}
