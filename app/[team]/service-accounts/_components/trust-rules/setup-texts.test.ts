import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { setupTexts, type SetupValues } from "./setup-texts";

const values: SetupValues = {
  platform: "github",
  audience: "https://latchkey.example.com",
  publicUrl: "https://latchkey.example.com",
  clientId: "lkc_one",
  repository: "acme/web",
  runs: "branch",
  ref: "main",
  workflow: "",
  namespace: "prod",
  serviceAccount: "web",
};
const text = (change: Partial<SetupValues>, index = 0) => setupTexts({ ...values, ...change })[index]!.code;
const read = <Document = object>(change: Partial<SetupValues>) => parse(text(change)) as Document;

interface Workflow {
  jobs: { deploy: { steps: [{ run: string }] } };
}
interface Pipeline {
  deploy: { rules?: object[]; id_tokens: { LATCHKEY_ID_TOKEN: { aud: string } }; script: [string] };
}
interface Pod {
  spec: { volumes: [{ projected: { sources: [{ serviceAccountToken: object }] } }] };
}

/** Runs a script with a curl of our own, which says what it was asked. @returns the questions, one word a line */
function runShell(script: string, env: Record<string, string> = {}): string {
  const stub = `curl() { printf '%s\\n' "$@" >&2; echo '{"value":"their.own.token","access_token":"ours"}'; }\n`;
  const { stderr, status } = spawnSync("bash", ["-euo", "pipefail", "-c", stub + script], {
    encoding: "utf8",
    env: { ...process.env, GITHUB_ENV: "/dev/null", ...env },
  });
  expect(status, stderr).toBe(0);
  return stderr;
}

describe("the workflow for GitHub", () => {
  it("runs where the rule lets it in, and asks for a token of the rule's audience", () => {
    const workflow = read<Workflow>({ workflow: "ship.yml" });
    expect(text({ workflow: "ship.yml" })).toContain("# .github/workflows/ship.yml");
    expect(workflow).toMatchObject({
      on: { push: { branches: ["main"] } },
      permissions: { "id-token": "write" },
      jobs: { deploy: { "runs-on": "ubuntu-latest" } },
    });
    const asked = runShell(workflow.jobs.deploy.steps[0].run, {
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t",
      ACTIONS_ID_TOKEN_REQUEST_URL: "https://actions.example.com/?v=1",
    });
    expect(asked).toContain("https://actions.example.com/?v=1&audience=https%3A%2F%2Flatchkey.example.com\n");
    expect(asked).toContain("https://latchkey.example.com/oauth/token\n");
    expect(asked).toContain("client_id=lkc_one\n");
    expect(asked).toContain("subject_token=their.own.token\n");
  });

  it.each<[Partial<SetupValues>, object]>([
    [{ runs: "tag", ref: "v*" }, { on: { push: { tags: ["v*"] } } }],
    [{ runs: "pull-request" }, { on: "pull_request" }],
    [{ runs: "any" }, { on: "push" }],
    [
      { runs: "environment", ref: "on" },
      { on: "push", jobs: { deploy: { environment: "on" } } },
    ],
    [{ ref: 'a"b: #c' }, { on: { push: { branches: ['a"b: #c'] } } }],
  ])("follows the choice of runs: %j", (change, expected) => expect(read(change)).toMatchObject(expected));
});

describe("the job for GitLab", () => {
  it.each<[Partial<SetupValues>, object | undefined]>([
    [{}, [{ if: '$CI_COMMIT_BRANCH == "main"' }]],
    [{ runs: "tag", ref: "v*.0" }, [{ if: "$CI_COMMIT_TAG =~ /^v[^\\/]+\\.0$/" }]],
    [{ runs: "protected" }, [{ if: '$CI_COMMIT_REF_PROTECTED == "true"' }]],
    [{ runs: "environment", ref: "production" }, undefined],
  ])("follows the choice of pipelines: %j", (change, rules) => {
    const { deploy } = read<Pipeline>({ platform: "gitlab", ...change });
    expect(deploy.rules).toEqual(rules);
    expect(deploy.id_tokens.LATCHKEY_ID_TOKEN.aud).toBe("https://latchkey.example.com");
    expect(runShell(deploy.script[0], { LATCHKEY_ID_TOKEN: "job.token" })).toContain("subject_token=job.token\n");
  });
});

it("the manifest for Kubernetes mounts a token of the rule's audience, for the rule's service account", () => {
  const pod = read<Pod>({ platform: "kubernetes" });
  expect(pod).toMatchObject({ kind: "Pod", metadata: { namespace: "prod" }, spec: { serviceAccountName: "web" } });
  expect(pod.spec.volumes[0].projected.sources[0].serviceAccountToken).toMatchObject({ path: "token", audience: "https://latchkey.example.com" });
  expect(text({ platform: "kubernetes" }, 2)).toBe("kubectl create token web --namespace prod --audience https://latchkey.example.com\n");
  expect(text({ platform: "kubernetes", serviceAccount: "*" }, 2)).toContain("create token web ");
});

it("nothing that is written in a rule can end a quotation", () => {
  const bad = `x'"$(id)\`\n`;
  const asked = runShell(text({ platform: "other", publicUrl: "https://a'b", clientId: bad }), { FOREIGN_TOKEN: "their.own.token" });
  expect(asked).toContain(`client_id=${bad}`);
  expect(text({ audience: bad })).not.toContain("$(id)");
});
