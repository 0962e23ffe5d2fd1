import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { type NotificationPolicy, notificationPolicyQuery, updateNotificationPolicy } from "../notification-policy";
import { dayLimits, daysOf, daysProblem, warningText, type WarningValues, warningValues } from "./warning-values";

/** Changes when the team is warned of what ends. */
export function WarningsForm({ policy }: { policy: NotificationPolicy }) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const form = useForm<WarningValues>({ initialValues: warningValues(policy), validate: { expiryDays: daysProblem } });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => updateNotificationPolicy(team.id, daysOf(values)),
    done: ({ notificationPolicy: now }) => {
      if (!now) return;
      notifications.show({ title: "Saved", message: warningText(now.expiryDays) });
      queryClient.setQueryData(notificationPolicyQuery(team.id).queryKey, now);
      form.setInitialValues(warningValues(now));
      form.setValues(warningValues(now));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Radio.Group label="When something is about to end" {...form.getInputProps("warn")}>
          <Stack gap="sm" mt={4}>
            <Radio value="ahead" label="Warn ahead" description="The contact of the service account, or else the team's owners and admins; and webhooks." />
            <Radio value="never" label="Warn nobody" description="It ends without a word. The review still lists it." />
          </Stack>
        </Radio.Group>
        {form.values.warn === "ahead" && (
          <TextInput
            label="Days ahead"
            description={`From 1 to ${dayLimits.longest}, with commas between, at most ${dayLimits.most}. Each thing is told of once at each.`}
            styles={{ wrapper: { maxWidth: 240 } }}
            autoComplete="off"
            {...form.getInputProps("expiryDays")}
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save warnings
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty() && !running} />
    </form>
  );
}
