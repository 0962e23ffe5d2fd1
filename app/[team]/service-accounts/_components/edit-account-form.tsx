import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { submitOnEnter } from "../../../_components/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { MissingPermission } from "../../_components/missing-permission";
import { useTeam } from "../../_components/team-context";
import { updateServiceAccount } from "../mutations";
import { type ServiceAccount, serviceAccountsKey } from "../queries";
import { LifetimeField } from "./lifetime-field";
import { lifetimeProblem, lifetimeSeconds, lifetimeValues } from "./lifetimes";

/** Changes name, description and token lifetime. */
export function EditAccountForm({ account }: { account: ServiceAccount }) {
  const { can } = useTeam();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: account.name, description: account.description, ...lifetimeValues(account.accessTokenLifetime) },
    validate: { name: (value) => (value.trim() ? null : "Enter a name."), lifetimeMinutes: (_, values) => lifetimeProblem(values) },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ name, description, ...lifetime }) =>
      updateServiceAccount({ id: account.id, input: { name, description, accessTokenLifetime: lifetimeSeconds(lifetime) } }),
    done: async () => {
      notifications.show({ title: "Saved", message: "Tokens issued from now on follow the changes." });
      form.resetDirty();
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  if (!can("service-account:update")) return <MissingPermission permission="service-account:update" />;
  return (
    <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
      <Stack>
        <TextInput label="Name" autoComplete="off" description="Unique in the team." maxLength={100} {...form.getInputProps("name")} />
        <Textarea
          label="Description (optional)"
          description="What it is for and who maintains it."
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps("description")}
        />
        <LifetimeField form={form} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
