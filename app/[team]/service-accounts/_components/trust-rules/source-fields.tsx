import { NativeSelect, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import type { Runs } from "./platform-fields";
import { needsRef, type RuleValues } from "./rule-values";
import { literal } from "./literal";

interface Words {
  repository: { label: string; placeholder: string; description: ReactNode };
  runs: string;
  choices: { value: Runs; label: string }[];
}

const words: Record<"github" | "gitlab", Words> = {
  github: {
    repository: {
      label: "Repository",
      placeholder: "acme/web",
      description: (
        <>
          With its owner. <code>acme/*</code> is every repository of acme.
        </>
      ),
    },
    runs: "Which runs?",
    choices: [
      { value: "branch", label: "Runs on a branch" },
      { value: "tag", label: "Runs on a tag" },
      { value: "environment", label: "Jobs in an environment" },
      { value: "pull-request", label: "Runs for pull requests" },
      { value: "any", label: "Any run" },
    ],
  },
  gitlab: {
    repository: {
      label: "Project",
      placeholder: "acme/web",
      description: (
        <>
          Its whole path. <code>acme/*</code> is every project right below acme.
        </>
      ),
    },
    runs: "Which pipelines?",
    choices: [
      { value: "branch", label: "On a branch" },
      { value: "tag", label: "On a tag" },
      { value: "protected", label: "On protected branches and tags" },
      { value: "environment", label: "Jobs with an environment" },
      { value: "any", label: "Any pipeline" },
    ],
  },
};

const refs: Partial<Record<Runs, { label: string; placeholder: string; description: ReactNode }>> = {
  branch: { label: "Branch", placeholder: "main", description: <Star example="release-*" /> },
  tag: { label: "Tag", placeholder: "v*", description: <Star example="v*" /> },
  environment: { label: "Environment", placeholder: "production", description: "Its reviewers and branches are protected by its own settings there." },
};

function Star({ example }: { example: string }) {
  return (
    <>
      Its name, or a pattern such as <code>{example}</code>, in which <code>*</code> stands for anything but a slash.
    </>
  );
}

/** Which runs of a repository, or pipelines of a project, a rule is about. */
export function SourceFields({ form, platform }: { form: UseFormReturnType<RuleValues>; platform: "github" | "gitlab" }) {
  const { repository, runs, choices } = words[platform];
  const chosen = form.values.runs;
  const ref = needsRef(chosen) ? refs[chosen] : undefined;
  return (
    <>
      <TextInput {...repository} {...literal} data-autofocus {...form.getInputProps("repository")} />
      <NativeSelect label={runs} data={choices} {...form.getInputProps("runs")} />
      {ref && <TextInput {...ref} {...literal} {...form.getInputProps("ref")} />}
      {platform === "github" && (chosen === "branch" || chosen === "tag") && (
        <TextInput
          label="Workflow file (optional)"
          placeholder="deploy.yml"
          description={
            <>
              The one in <code>.github/workflows</code> that may. Left empty, each of them may.
            </>
          }
          {...literal}
          {...form.getInputProps("workflow")}
        />
      )}
    </>
  );
}
