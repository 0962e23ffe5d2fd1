import { describe, expect, it } from "vitest";
import { conditionsOf, fieldsOf, type PlatformFields } from "./platform-fields";
import type { Condition, Platform } from "./platforms";

const blank: PlatformFields = { repository: "", runs: "any", ref: "", workflow: "", namespace: "", serviceAccount: "" };

const said: [string, Platform, Partial<PlatformFields>, Condition[]][] = [
  ["any run of a repository", "github", { repository: "acme/web" }, [{ claim: "repository", pattern: "acme/web" }]],
  [
    "a branch",
    "github",
    { repository: "acme/web", runs: "branch", ref: "release/1" },
    [
      { claim: "repository", pattern: "acme/web" },
      { claim: "ref", pattern: "refs/heads/release/1" },
    ],
  ],
  [
    "tags, with one workflow",
    "github",
    { repository: "acme/*", runs: "tag", ref: "v*", workflow: "deploy.yml" },
    [
      { claim: "repository", pattern: "acme/*" },
      { claim: "ref", pattern: "refs/tags/v*" },
      { claim: "workflow_ref", pattern: "acme/*/.github/workflows/deploy.yml@refs/tags/v*" },
    ],
  ],
  [
    "an environment",
    "github",
    { repository: "acme/web", runs: "environment", ref: "production" },
    [
      { claim: "repository", pattern: "acme/web" },
      { claim: "environment", pattern: "production" },
    ],
  ],
  [
    "pull requests",
    "github",
    { repository: "acme/web", runs: "pull-request" },
    [
      { claim: "repository", pattern: "acme/web" },
      { claim: "event_name", pattern: "pull_request" },
    ],
  ],
  [
    "a branch of a project",
    "gitlab",
    { repository: "acme/shop/web", runs: "branch", ref: "main" },
    [
      { claim: "project_path", pattern: "acme/shop/web" },
      { claim: "ref_path", pattern: "refs/heads/main" },
    ],
  ],
  [
    "protected branches and tags",
    "gitlab",
    { repository: "acme/web", runs: "protected" },
    [
      { claim: "project_path", pattern: "acme/web" },
      { claim: "ref_protected", pattern: "true" },
    ],
  ],
  ["a service account", "kubernetes", { namespace: "prod", serviceAccount: "web" }, [{ claim: "sub", pattern: "system:serviceaccount:prod:web" }]],
];

describe("the fields of a platform say", () => {
  it.each(said)("%s (%s %s)", (_, platform, fields, conditions) => {
    const all = { ...blank, ...fields };
    expect(conditionsOf(platform, all).map(({ claim, pattern }) => ({ claim, pattern }))).toEqual(conditions);
    const more = { claim: "actor", pattern: "ada" };
    expect(fieldsOf(platform, [...conditions, more])).toEqual({ fields: all, rest: [more] });
  });

  it("nothing that isn't filled in", () => {
    for (const platform of ["github", "gitlab", "kubernetes", "other"] as const) expect(conditionsOf(platform, { ...blank, runs: "branch" })).toEqual([]);
  });
});

describe("what the fields can't say is left as it is:", () => {
  it.each<[Platform, Condition[]]>([
    ["github", [{ claim: "sub", pattern: "repo:acme/web:ref:refs/heads/main" }]],
    ["github", [{ claim: "workflow_ref", pattern: "acme/web/.github/workflows/a.yml@refs/heads/main" }]],
    ["kubernetes", [{ claim: "/kubernetes.io/namespace", pattern: "prod" }]],
    ["kubernetes", [{ claim: "sub", pattern: "system:node:one" }]],
    ["other", [{ claim: "repository", pattern: "acme/web" }]],
  ])("%s %j", (platform, conditions) => expect(fieldsOf(platform, conditions)).toEqual({ fields: blank, rest: conditions }));

  it("of two conditions on one claim the second", () => {
    const [main, other] = [
      { claim: "ref", pattern: "refs/heads/main" },
      { claim: "ref", pattern: "refs/heads/*" },
    ];
    expect(fieldsOf("github", [{ claim: "repository", pattern: "acme/web" }, main, other])).toEqual({
      fields: { ...blank, repository: "acme/web", runs: "branch", ref: "main" },
      rest: [other],
    });
  });
});
