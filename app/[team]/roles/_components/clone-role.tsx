import { Button, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Dialog } from "../../../_components/dialogs/dialog";
import { DialogFoot } from "../../../_components/dialogs/dialog-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { cloneRole } from "../mutations";
import { type Role } from "../queries";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { roleRules } from "./role-values";

interface Props {
  role: Role;
  opened: boolean;
  onClose: () => void;
}

/** Makes a role that begins with what another one permits. */
export default function CloneRole({ role, opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Clone ${role.name}`}>
      <Question role={role} onClose={onClose} />
    </Dialog>
  );
}

function Question({ role, onClose }: Omit<Props, "opened">) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { name: `${role.name.slice(0, 95)} copy`, description: role.description }, validate: roleRules });
  const { submit, running, problem } = useFormAction({
    form,
    send: (input) => cloneRole({ id: role.id, input }),
    done: async ({ role: made }) => {
      onClose();
      notifications.show({ title: `${made?.name ?? "The role"} is created`, message: `It permits what ${role.name} permits now.` });
      router.push(path(`/roles/${made?.id ?? ""}`));
      await refreshPermissions(queryClient);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">The new role permits what {role.name} permits now, and goes its own way from there. Nobody holds it yet.</Text>
        <TextInput label="Name" autoComplete="off" description="Unique per product." maxLength={100} data-autofocus {...form.getInputProps("name")} />
        <Textarea label="Description (optional)" autosize minRows={2} maxLength={2000} {...form.getInputProps("description")} />
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogFoot running={running} onCancel={onClose}>
          <Button type="submit" loading={running}>
            Clone role
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
