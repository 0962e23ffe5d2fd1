import { describe, expect, it } from "vitest";
import { assertOwnerNamed } from "./assert-owner-named";

const github = "https://token.actions.githubusercontent.com";
const gitlab = "https://gitlab.com";
const check = (issuer: string, ...conditions: [claim: string, pattern: string][]) =>
  assertOwnerNamed(
    issuer,
    conditions.map(([claim, pattern]) => ({ claim, pattern })),
  );

describe("a rule about an issuer that everybody shares", () => {
  it.each<[string, string, string]>([
    [github, "sub", "repo:acme/app:ref:refs/heads/main"],
    [github, "sub", "repo:acme/*:*"],
    [github, "sub", "repository_owner:acme:*"],
    [github, "repository", "acme/app"],
    [github, "repository", "acme/*"],
    [github, "/repository", "acme/app"],
    [github, "repository_owner", "acme"],
    [github, "repository_id", "7"],
    [github, "workflow_ref", "acme/app/.github/workflows/*@refs/heads/main"],
    [gitlab, "sub", "project_path:acme/app:ref_type:branch:ref:main"],
    [gitlab, "project_path", "acme/*/app"],
    [gitlab, "namespace_path", "acme"],
  ])("says whose tokens it takes: %s %s %s", (issuer, claim, pattern) => expect(() => check(issuer, [claim, pattern], ["ref", "main"])).not.toThrow());

  it.each<[string, string, string]>([
    [github, "ref", "refs/heads/main"],
    [github, "sub", "repo:*/*:ref:refs/heads/main"],
    [github, "sub", "repo:a*/app:ref:refs/heads/main"],
    [github, "sub", "repo:/app"],
    [github, "sub", "*:acme/app:ref:refs/heads/main"],
    [github, "repository", "*/app"],
    [github, "repository", "ac*/app"],
    [github, "repository_owner", "a*"],
    [github, "actor", "ada"],
    [github, "environment", "production"],
    [github, "job_workflow_ref", "acme/shared/.github/workflows/deploy.yml@refs/heads/main"],
    [github, "project_path", "acme/app"],
    [gitlab, "ref_protected", "true"],
    [gitlab, "project_path", "*/app"],
    [gitlab, "user_login", "ada"],
  ])("isn't taken without: %s %s %s", (issuer, claim, pattern) =>
    expect(() => check(issuer, [claim, pattern])).toThrow(/^Everybody has tokens of this issuer/),
  );
});

it("of an issuer that is one owner's any condition will do", () => {
  for (const issuer of ["https://gitlab.example.com", `${github}/acme`, "constructor"]) expect(() => check(issuer, ["ref", "refs/heads/main"])).not.toThrow();
});
