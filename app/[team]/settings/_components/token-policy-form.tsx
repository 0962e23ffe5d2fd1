import { Button, Checkbox, Group, NumberInput, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { type TokenPolicy, tokenPolicyQuery, updateTokenPolicy } from "../../tokens/policy";

interface Values {
  maxLifetimeDays: number | string;
  purposeRequired: boolean;
  leaked: string;
}

const valuesOf = ({ maxLifetimeDays, purposeRequired, revokeLeaked }: TokenPolicy): Values => ({
  maxLifetimeDays: maxLifetimeDays ?? "",
  purposeRequired,
  leaked: revokeLeaked ? "revoke" : "flag",
});

/** Changes what the team demands of API tokens. */
export function TokenPolicyForm({ policy }: { policy: TokenPolicy }) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(policy),
    validate: {
      maxLifetimeDays: (days) => (days === "" || (Number.isInteger(Number(days)) && Number(days) >= 1) ? null : "Enter a whole number of days, or nothing."),
    },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ maxLifetimeDays, purposeRequired, leaked }) =>
      updateTokenPolicy({
        teamId: team.id,
        input: { maxLifetimeDays: maxLifetimeDays === "" ? null : Number(maxLifetimeDays), purposeRequired, revokeLeaked: leaked === "revoke" },
      }),
    done: ({ tokenPolicy }) => {
      notifications.show({ title: "Saved", message: "It counts for API tokens that are made or reset from now on." });
      if (!tokenPolicy) return;
      queryClient.setQueryData(tokenPolicyQuery(team.id).queryKey, tokenPolicy);
      form.setInitialValues(valuesOf(tokenPolicy));
      form.setValues(valuesOf(tokenPolicy));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <NumberInput
          label="Longest lifetime in days"
          description="Such as 90. Leave it empty to allow any, and tokens that never end."
          placeholder="Any"
          min={1}
          max={36_500}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps("maxLifetimeDays")}
        />
        <Checkbox
          label="Each token must say its purpose"
          description="So that an audit can tell what it is for."
          {...form.getInputProps("purposeRequired", { type: "checkbox" })}
        />
        <Radio.Group label="When somebody reports that a token or a client secret has leaked" {...form.getInputProps("leaked")}>
          <Stack gap="sm" mt={4}>
            <Radio value="revoke" label="End it at once" description="The program that uses it stops, and so does whoever found it." />
            <Radio value="flag" label="Note it in the activity" description="It goes on working until somebody looks." />
          </Stack>
        </Radio.Group>
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save policy
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty() && !running} />
    </form>
  );
}
