import { ActionIcon, Button, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useId } from "react";
import type { Platform } from "./platforms";
import type { RuleValues } from "./rule-values";
import classes from "./condition-rows.module.css";

/** Claims of each platform that are worth asking for, and aren't among its fields. */
const known: Record<Platform, readonly string[]> = {
  github: ["repository_id", "repository_owner_id", "actor", "event_name", "environment", "runner_environment", "job_workflow_ref", "repository_visibility"],
  gitlab: ["project_id", "namespace_id", "user_login", "user_email", "pipeline_source", "environment_protected", "runner_environment", "ci_config_ref_uri"],
  kubernetes: ["/kubernetes.io/namespace", "/kubernetes.io/serviceaccount/uid", "/kubernetes.io/pod/name", "/kubernetes.io/node/name"],
  other: ["sub", "email", "groups", "client_id", "azp"],
};

/** Conditions, claim by claim: all that a rule of an unknown platform has, and what others ask beside their fields. */
export function ConditionRows({ form }: { form: UseFormReturnType<RuleValues> }) {
  const id = useId();
  const { platform, further } = form.values;
  const own = platform === "other";

  function add(): void {
    form.insertListItem("further", { claim: "", pattern: "" });
    // The row is there after this.
    window.setTimeout(() => form.getInputNode(`further.${further.length}.claim`)?.focus(), 0);
  }
  function remove(index: number): void {
    // What was wrong with a row belongs to its place, which others take.
    for (const path of Object.keys(form.errors)) if (path.startsWith("further")) form.clearFieldError(path);
    form.removeListItem("further", index);
    document.getElementById(`${id}-add`)?.focus();
  }

  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-about`} data-path="further" tabIndex={-1} className={classes.group}>
      <Text size="sm" fw={500} id={`${id}-label`} c="var(--lk-strong)" mb={4}>
        {own ? "Conditions" : "Further conditions (optional)"}
      </Text>
      {further.length > 0 && (
        <ul className={classes.rows}>
          {further.map((_, index) => (
            <li key={index} className={classes.row}>
              <TextInput
                aria-label={`Claim of condition ${index + 1}`}
                placeholder={known[platform][0]}
                list={`${id}-known`}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className={classes.claim}
                classNames={{ input: classes.input }}
                {...form.getInputProps(`further.${index}.claim`)}
              />
              <span className={classes.is} aria-hidden>
                is
              </span>
              <TextInput
                aria-label={`Value of condition ${index + 1}`}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className={classes.value}
                classNames={{ input: classes.input }}
                {...form.getInputProps(`further.${index}.pattern`)}
              />
              <ActionIcon size={36} className={classes.remove} aria-label={`Remove condition ${index + 1}`} onClick={() => remove(index)}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <datalist id={`${id}-known`}>
        {known[platform].map((claim) => (
          <option key={claim} value={claim} />
        ))}
      </datalist>
      <Button id={`${id}-add`} variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
        Add condition
      </Button>
      {form.errors.further && (
        <p className={classes.wrong} role="alert">
          {form.errors.further}
        </p>
      )}
      <div id={`${id}-about`} className={classes.about}>
        All of them must hold. A <code>*</code> stands for one or more characters, none of them <code>/</code> or <code>:</code>. A claim below another is
        written as a path: <code>/kubernetes.io/namespace</code>.
      </div>
    </div>
  );
}
