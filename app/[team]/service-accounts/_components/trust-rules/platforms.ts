/** Where the tokens come from, as far as the forms know its words; `other` is any OpenID Connect issuer. */
export type Platform = "github" | "gitlab" | "kubernetes" | "other";

/** What a rule says of the tokens that it takes. */
export interface RuleTerms {
  issuer: string;
  audience: string;
  conditions: readonly Condition[];
}

/** What a claim must be. */
export interface Condition {
  claim: string;
  pattern: string;
}

export const githubIssuer = "https://token.actions.githubusercontent.com";
const gitlabIssuer = "https://gitlab.com";

/** The platforms in the order in which they are offered. */
export const platforms: readonly { id: Platform; name: string; text: string; issuer: string }[] = [
  { id: "github", name: "GitHub Actions", text: "A workflow of a repository", issuer: githubIssuer },
  { id: "gitlab", name: "GitLab CI", text: "A pipeline of a project", issuer: gitlabIssuer },
  { id: "kubernetes", name: "Kubernetes", text: "A pod, by its service account", issuer: "" },
  { id: "other", name: "Any OIDC issuer", text: "Whatever signs tokens", issuer: "" },
];

export const platformOf = (id: string): (typeof platforms)[number] => platforms.find((platform) => platform.id === id) ?? platforms[0]!;

/** Whose tokens a rule is about, by its issuer, and where that says nothing by the claims that it asks for. */
export function platformOfRule({ issuer, conditions }: Pick<RuleTerms, "issuer" | "conditions">): Platform {
  const asks = (test: (condition: Condition) => boolean) => conditions.some(test);
  if (issuer === githubIssuer || issuer.startsWith(`${githubIssuer}/`) || issuer.endsWith("/_services/token")) return "github";
  if (issuer === gitlabIssuer || asks(({ claim }) => claim === "project_path" || claim === "namespace_path")) return "gitlab";
  if (asks(({ claim, pattern }) => claim.startsWith("/kubernetes.io/") || pattern.startsWith("system:serviceaccount:"))) return "kubernetes";
  return "other";
}
