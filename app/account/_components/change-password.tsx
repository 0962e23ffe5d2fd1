import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PasswordRules } from "../../_session/password-rules";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { useFormAction } from "../../_graphql/use-form-action";
import { viewerQuery } from "../../_graphql/viewer";
import { changePassword, ownAccountQuery } from "../account-api";

const ended = (count: number) =>
  count === 0 ? "You were signed in nowhere else." : count === 1 ? "Your other session has ended." : `Your ${count} other sessions have ended.`;

/** Changes the password, for which the current one is asked. */
export function ChangePassword() {
  const queryClient = useQueryClient();
  const { data: viewer } = useQuery(viewerQuery);
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "" },
    validate: {
      currentPassword: (value) => (value ? null : "Enter the password that you have now."),
      newPassword: (value) => (value.length >= 12 ? null : "Use at least 12 characters."),
    },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: changePassword,
    done: async ({ endedSessions }) => {
      form.reset();
      notifications.show({ title: "Your password is changed", message: ended(endedSessions) });
      await queryClient.invalidateQueries(ownAccountQuery);
    },
  });
  return (
    <form onSubmit={submit} noValidate style={{ maxWidth: 400 }}>
      <Stack>
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={viewer?.email ?? ""} readOnly hidden />
        <PasswordInput label="Current password" autoComplete="current-password" {...form.getInputProps("currentPassword")} />
        <div>
          <PasswordInput label="New password" autoComplete="new-password" {...form.getInputProps("newPassword")} />
          <PasswordRules password={form.values.newPassword} />
        </div>
        <Text size="sm" c="dimmed">
          You stay signed in here and are signed out everywhere else.
        </Text>
        {problem !== null && <ErrorNotice error={problem} />}
        <div>
          <Button type="submit" loading={running}>
            Change password
          </Button>
        </div>
      </Stack>
    </form>
  );
}
