import { conditionsOf, fieldsOf, type PlatformFields } from "./platform-fields";
import { type Condition, type Platform, platformOfRule } from "./platforms";

/** What the form of a rule asks. */
export interface RuleValues extends PlatformFields {
  platform: Platform;
  name: string;
  issuer: string;
  audience: string;
  /** Conditions beside those that the fields of the platform make. */
  further: Condition[];
  expiresAt: string | null;
}

/** The same as the API has it. */
export interface RuleDetails {
  name: string;
  issuer: string;
  audience: string;
  conditions: Condition[];
  expiresAt: string | null;
}

/** What a form of a platform begins with. @param audience of this installation */
export function newRule(platform: Platform, issuer: string, audience: string): RuleValues {
  const { fields } = fieldsOf(platform, []);
  return {
    platform,
    name: "",
    issuer,
    audience,
    ...fields,
    runs: "branch",
    further: platform === "other" ? [{ claim: "sub", pattern: "" }] : [],
    expiresAt: null,
  };
}

/** A rule as its form shows it: in the words of its platform where they can say it, else condition by condition. */
export function ruleValues({ conditions, ...details }: RuleDetails): RuleValues {
  const guess = platformOfRule({ ...details, conditions });
  const { fields, rest } = fieldsOf(guess, conditions);
  if (guess === "other" || saysWho(guess, fields)) return { platform: guess, ...details, ...fields, further: rest };
  const raw = fieldsOf("other", conditions);
  return { platform: "other", ...details, ...raw.fields, further: raw.rest };
}

const saysWho = (platform: Platform, { repository, namespace }: PlatformFields) => (platform === "kubernetes" ? namespace : repository) !== "";

/** What a form says, to be sent. */
export function ruleDetails(values: RuleValues): RuleDetails {
  const trimmed = (condition: Condition): Condition => ({ claim: condition.claim.trim(), pattern: condition.pattern.trim() });
  return {
    name: values.name.trim(),
    issuer: values.issuer.trim(),
    audience: values.audience.trim(),
    conditions: [...conditionsOf(values.platform, values).map(({ claim, pattern }) => ({ claim, pattern })), ...values.further.map(trimmed)],
    expiresAt: values.expiresAt,
  };
}

const unless = (fine: boolean, problem: string): string | null => (fine ? null : problem);

/** What a form finds wrong before anything is sent, by field and in the order of the fields. @param named whether it needs a name */
export function ruleProblems(values: RuleValues, named = true): Record<string, string | null> {
  const { platform, name, issuer, audience, runs, ref, namespace, serviceAccount, further } = values;
  const source = platform === "github" || platform === "gitlab";
  const rows = further.flatMap(({ claim, pattern }, index) => [
    [`further.${index}.claim`, unless(claim.trim() !== "", "Enter the claim's name, or remove the condition.")],
    [`further.${index}.pattern`, unless(pattern.trim() !== "", "Enter what it must be.")],
  ]) as [string, string | null][];
  return {
    repository: source ? repositoryProblem(values.repository, platform) : null,
    ref: source && needsRef(runs) ? unless(ref.trim() !== "", refProblem(runs)) : null,
    workflow: platform === "github" ? unless(/^[^/]*$/.test(values.workflow.trim()), "Enter the file's name alone, such as deploy.yml.") : null,
    issuer: unless(/^https?:\/\/./.test(issuer.trim()), "Enter an address that begins with https://."),
    namespace: platform === "kubernetes" ? unless(/^[^:\s]+$/.test(namespace.trim()), "Enter the pod's namespace.") : null,
    serviceAccount:
      platform === "kubernetes" ? unless(/^[^:\s]+$/.test(serviceAccount.trim()), "Enter the pod's service account, or * for each of the namespace.") : null,
    ...Object.fromEntries(rows),
    further: unless(platform !== "other" || further.length > 0, "Add a condition: without any, whoever has a token of this issuer would be let in."),
    audience: unless(audience.trim() !== "", "Enter whom the tokens are for."),
    name: unless(!named || name.trim() !== "", "Enter a name, such as what the rule lets in."),
  };
}

function repositoryProblem(repository: string, platform: Platform): string | null {
  const github = platform === "github";
  const parts = repository.trim().split("/");
  if (parts.length < 2 || (github && parts.length > 2) || parts.includes(""))
    return github ? "Enter owner and repository, such as acme/web." : "Enter the project's whole path, such as acme/web.";
  if (parts[0]!.includes("*"))
    return github
      ? "Name the owner: with a *, anybody on GitHub could let themselves in."
      : "Name the group: with a *, anybody on that GitLab could let themselves in.";
  return null;
}

/** Whether a choice of runs needs a name to go with it. */
export const needsRef = (runs: PlatformFields["runs"]): boolean => runs === "branch" || runs === "tag" || runs === "environment";

const refProblem = (runs: PlatformFields["runs"]) =>
  runs === "branch" ? "Enter the branch, such as main." : runs === "tag" ? "Enter the tag, such as v*." : "Enter the environment's name.";

/**
 * Where the form shows what the API says of a condition: the field that has made it, or its row.
 * @param field as the API names it, such as `["input", "conditions", "2", "pattern"]`
 */
export function placeOfCondition(values: RuleValues, field: readonly string[]): string[] {
  const made = conditionsOf(values.platform, values);
  const [list, index, part] = field.slice(field[0] === "input" ? 1 : 0);
  if (list !== "conditions") return [...field];
  const place = Number(index);
  if (index === undefined) return [values.platform === "other" || values.further.length > 0 ? "further" : (made[0]?.field ?? "name")];
  return place < made.length ? [made[place]!.field] : ["further", String(place - made.length), part ?? "pattern"];
}
