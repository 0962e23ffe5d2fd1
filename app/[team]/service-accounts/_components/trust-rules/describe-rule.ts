import { needsRef, type RuleValues } from "./rule-values";

type Described = Pick<RuleValues, "platform" | "issuer" | "repository" | "runs" | "ref" | "workflow" | "namespace" | "serviceAccount" | "further">;

const hostOf = (issuer: string) => (URL.canParse(issuer) ? new URL(issuer).host : "the issuer");
const each = (name: string, other: string) => (name.trim() === "*" ? other : name.trim());

/** Whom a rule lets in, in one line; what isn't said yet has dots. */
export function describeRule(values: Described): string {
  const { platform, further } = values;
  const more = platform === "other" ? "" : further.length > 0 ? `, with ${further.length} more ${further.length === 1 ? "condition" : "conditions"}` : "";
  return whom(values) + more;
}

function whom({ platform, issuer, repository, runs, ref, workflow, namespace, serviceAccount, further }: Described): string {
  if (platform === "other") return `Tokens of ${hostOf(issuer)} that meet ${further.length} ${further.length === 1 ? "condition" : "conditions"}`;
  if (platform === "kubernetes") return `Pods of ${each(serviceAccount, "any service account") || "…"} in ${each(namespace, "any namespace") || "…"}`;
  const what = platform === "github" ? (workflow.trim() && needsFile(runs) ? `Runs of ${workflow.trim()} in` : "Runs of") : "Jobs of";
  return `${what} ${repository.trim() || "…"}${where(runs, ref.trim() || "…")}`;
}

const needsFile = (runs: Described["runs"]) => runs === "branch" || runs === "tag";

function where(runs: Described["runs"], ref: string): string {
  if (needsRef(runs)) return runs === "environment" ? ` in the environment ${ref}` : ` on the ${runs} ${ref}`;
  if (runs === "protected") return " on protected branches and tags";
  return runs === "pull-request" ? " for pull requests" : ", whatever the branch";
}

/** What somebody should know before a rule like this is saved; undefined for nothing. */
export function cautionOf({
  platform,
  runs,
  namespace,
  serviceAccount,
}: Pick<Described, "platform" | "runs" | "namespace" | "serviceAccount">): string | undefined {
  if (platform === "kubernetes") {
    if (namespace.trim().includes("*")) return "Whoever may start a pod in any of these namespaces can use this account.";
    return serviceAccount.trim().includes("*") ? "Whoever may start a pod in the namespace can use this account." : undefined;
  }
  if (platform === "other") return undefined;
  if (runs === "pull-request") return "What runs there is the code of the pull request, before anybody has reviewed it.";
  return runs === "any" ? "Whoever may push a branch can use this account: any run gets in, that of an unreviewed change too." : undefined;
}

/** What a rule is called that nobody has named. */
export function suggestedName(values: Described): string {
  const { platform, issuer, repository, runs, ref, namespace, serviceAccount } = values;
  if (platform === "other") return `Tokens of ${hostOf(issuer)}`.slice(0, 100);
  if (platform === "kubernetes") return `${serviceAccount.trim() || "web"} in ${namespace.trim() || "production"}`.slice(0, 100);
  const at = needsRef(runs) ? `, ${ref.trim() || "main"}` : runs === "any" ? "" : runs === "protected" ? ", protected" : ", pull requests";
  return `${repository.trim() || "acme/web"}${at}`.slice(0, 100);
}
