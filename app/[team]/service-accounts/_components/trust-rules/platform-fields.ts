import type { Condition, Platform } from "./platforms";

/** Which runs of a repository or project a rule is about. */
export type Runs = "any" | "branch" | "tag" | "protected" | "environment" | "pull-request";

/** What the forms of the platforms ask, each in its own words; a platform leaves empty what isn't its own. */
export interface PlatformFields {
  /** GitHub's repository or GitLab's project, with its owner. */
  repository: string;
  runs: Runs;
  /** The branch, tag or environment. */
  ref: string;
  /** GitHub: the file of the workflow; empty for any. */
  workflow: string;
  namespace: string;
  serviceAccount: string;
}

/** A condition, and the field that it comes from. */
export interface MadeCondition extends Condition {
  field: keyof PlatformFields;
}

const blank: PlatformFields = { repository: "", runs: "any", ref: "", workflow: "", namespace: "", serviceAccount: "" };
const [heads, tags] = ["refs/heads/", "refs/tags/"];

/** The conditions that the fields of a platform stand for, as far as they are filled in. */
export function conditionsOf(platform: Platform, given: PlatformFields): MadeCondition[] {
  const fields = trimmed(given);
  if (platform === "kubernetes") {
    const { namespace, serviceAccount } = fields;
    const field = namespace ? "serviceAccount" : "namespace";
    return namespace || serviceAccount ? [{ claim: "sub", pattern: `system:serviceaccount:${namespace}:${serviceAccount}`, field }] : [];
  }
  if (platform === "other") return [];
  const project: MadeCondition = { claim: platform === "github" ? "repository" : "project_path", pattern: fields.repository, field: "repository" };
  return [...(fields.repository ? [project] : []), ...runConditions(platform, fields)];
}

function runConditions(platform: Platform, { repository, runs, ref, workflow }: PlatformFields): MadeCondition[] {
  const github = platform === "github";
  const path = fullRef(runs, ref);
  if (path) {
    const at: MadeCondition = { claim: github ? "ref" : "ref_path", pattern: path, field: "ref" };
    const file: MadeCondition = { claim: "workflow_ref", pattern: `${repository}/.github/workflows/${workflow}@${path}`, field: "workflow" };
    return github && workflow ? [at, file] : [at];
  }
  if (runs === "environment" && ref) return [{ claim: "environment", pattern: ref, field: "ref" }];
  if (runs === "protected") return [{ claim: "ref_protected", pattern: "true", field: "runs" }];
  if (runs === "pull-request") return [{ claim: "event_name", pattern: "pull_request", field: "runs" }];
  return [];
}

/** How the platforms name a branch or tag in full. */
export function fullRef(runs: Runs, ref: string): string | undefined {
  if (!ref) return undefined;
  return runs === "branch" ? heads + ref : runs === "tag" ? tags + ref : undefined;
}

/** Conditions as the fields of a platform say them, and the rest that they can't say. */
export function fieldsOf(platform: Platform, conditions: readonly Condition[]): { fields: PlatformFields; rest: Condition[] } {
  const of = (claim: string) => conditions.find((condition) => condition.claim === claim)?.pattern;
  const fields = { ...blank, ...read(platform, of) };
  const made = conditionsOf(platform, fields);
  const rest = [...conditions];
  for (const { claim, pattern } of made) {
    const place = rest.findIndex((condition) => condition.claim === claim && condition.pattern === pattern);
    // What the fields would add to the rule is not theirs to say.
    if (place < 0) return { fields: blank, rest: copies(conditions) };
    rest.splice(place, 1);
  }
  return { fields, rest: copies(rest) };
}

function read(platform: Platform, of: (claim: string) => string | undefined): Partial<PlatformFields> {
  if (platform === "kubernetes") {
    const [, namespace, serviceAccount] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(of("sub") ?? "") ?? [];
    return namespace && serviceAccount ? { namespace, serviceAccount } : {};
  }
  if (platform === "other") return {};
  const github = platform === "github";
  const repository = of(github ? "repository" : "project_path") ?? "";
  const runs = readRuns(of(github ? "ref" : "ref_path") ?? "", of, github);
  const prefix = `${repository}/.github/workflows/`;
  const [file, at] = (of("workflow_ref") ?? "").split("@");
  const workflow = github && at && at === fullRef(runs.runs ?? "any", runs.ref ?? "") && file!.startsWith(prefix) ? file!.slice(prefix.length) : "";
  return { repository, ...runs, workflow };
}

function readRuns(path: string, of: (claim: string) => string | undefined, github: boolean): Partial<PlatformFields> {
  if (path.startsWith(heads)) return { runs: "branch", ref: path.slice(heads.length) };
  if (path.startsWith(tags)) return { runs: "tag", ref: path.slice(tags.length) };
  const environment = of("environment");
  if (environment) return { runs: "environment", ref: environment };
  if (github && of("event_name") === "pull_request") return { runs: "pull-request" };
  if (!github && of("ref_protected") === "true") return { runs: "protected" };
  return { runs: "any" };
}

const copies = (conditions: readonly Condition[]): Condition[] => conditions.map(({ claim, pattern }) => ({ claim, pattern }));

function trimmed(fields: PlatformFields): PlatformFields {
  const { repository, runs, ref, workflow, namespace, serviceAccount } = fields;
  return {
    runs,
    repository: repository.trim(),
    ref: ref.trim(),
    workflow: workflow.trim(),
    namespace: namespace.trim(),
    serviceAccount: serviceAccount.trim(),
  };
}
