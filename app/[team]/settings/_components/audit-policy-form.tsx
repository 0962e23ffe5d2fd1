import { Button, Group, NumberInput, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { later, withCode } from "../../../_components/later";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { type AuditPolicy, auditPolicyQuery, updateAuditPolicy } from "../audit-policy";
import { type AuditPolicyValues, daysOf, daysProblem, isShorter, policyValues, retentionLimits } from "./audit-policy-values";

const Question = later(() => import("./keep-shorter"));

/** Changes how long the team keeps its events; asks first where some would go. */
export function AuditPolicyForm({ policy }: { policy: AuditPolicy }) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<number>();
  const form = useForm<AuditPolicyValues>({ initialValues: policyValues(policy), validate: { days: daysProblem } });
  const { run, running, problem, forget } = useFormAction({
    form,
    send: (values) => updateAuditPolicy(team.id, daysOf(values)),
    done: async ({ auditPolicy }) => {
      setAsked(undefined);
      if (!auditPolicy) return;
      notifications.show({ title: "Saved", message: keptText(auditPolicy) });
      queryClient.setQueryData(auditPolicyQuery(team.id).queryKey, auditPolicy);
      form.setInitialValues(policyValues(auditPolicy));
      form.setValues(policyValues(auditPolicy));
      await queryClient.invalidateQueries({ queryKey: ["audit-events"] });
    },
  });
  const submit = form.onSubmit(
    (values) => {
      const days = daysOf(values);
      if (days === null || !isShorter(days, policy.retentionDays)) return void run(values);
      forget();
      withCode(Question, () => setAsked(days));
    },
    () => form.getInputNode("days")?.focus(),
  );
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Radio.Group label="How long events are kept" {...form.getInputProps("keep")}>
            <Stack gap="sm" mt={4}>
              <Radio value="ever" label="For good" description="Nothing goes. The table grows with what happens." />
              <Radio
                value="days"
                label="Only for so many days"
                description="What is older is deleted within the hour, for good. The rest can still be verified."
              />
            </Stack>
          </Radio.Group>
          {form.values.keep === "days" && (
            <NumberInput
              label="Days"
              description={`From ${retentionLimits.min} on. Ask what your auditors and the law want before you choose.`}
              w={{ base: "100%", xs: 240 }}
              min={retentionLimits.min}
              max={retentionLimits.max}
              clampBehavior="none"
              allowDecimal={false}
              {...form.getInputProps("days")}
            />
          )}
          {problem !== null && asked === undefined && <ErrorNotice error={problem} />}
          <Group>
            <Button type="submit" loading={running && asked === undefined}>
              Save retention
            </Button>
          </Group>
        </Stack>
        <LeaveGuard unsaved={form.isDirty() && !running} />
      </form>
      <Question
        days={asked}
        running={running}
        problem={problem}
        onConfirm={() => void run(form.getValues())}
        onClose={() => {
          forget();
          setAsked(undefined);
        }}
      />
    </>
  );
}

const keptText = ({ retentionDays }: AuditPolicy): string =>
  retentionDays === null ? "Events are kept for good." : `Events are kept for ${retentionDays} days. What is older goes within the hour.`;
