import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { useFormAction } from "../../../_graphql/use-form-action";
import { viewerQuery } from "../../../_graphql/viewer";
import { updateTeam } from "../mutations";

interface Props {
  team: { id: string; name: string };
}

/** Gives the team another name. */
export function RenameTeam({ team }: Props) {
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: team.name },
    validate: { name: (value) => (value.trim() ? null : "Enter a name for the team.") },
  });
  function begin(name: string): void {
    form.setInitialValues({ name });
    form.setValues({ name });
    form.resetDirty({ name });
  }
  // Somebody else's new name doesn't take the place of what is being typed.
  const follow = useEffectEvent((name: string) => {
    if (!form.isDirty()) begin(name);
  });
  useEffect(() => follow(team.name), [team.name]);

  const { submit, running, problem } = useFormAction({
    form,
    send: ({ name }) => updateTeam(team.id, name.trim()),
    done: async ({ team: now }) => {
      if (now) begin(now.name);
      notifications.show({ title: "Saved", message: `The team is called ${now?.name ?? ""} now.` });
      await queryClient.invalidateQueries({ queryKey: viewerQuery.queryKey });
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Name" autoComplete="off" description="What people see; the address stays." maxLength={80} {...form.getInputProps("name")} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save changes
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty() && !running} />
    </form>
  );
}
