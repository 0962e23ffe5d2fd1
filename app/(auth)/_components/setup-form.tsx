import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ErrorNotice } from "../../_components/notices/error-notice";
import { useFormAction } from "../../_graphql/use-form-action";
import { signIn } from "../../_session/sign-in";
import { completeSetup, type SetupInput } from "./complete-setup";
import { PasswordRules } from "../../_session/password-rules";

/** Asks for the first person and the first team, and leads right into it. */
export function SetupForm({ token }: { token: string }) {
  const form = useForm<SetupInput>({
    initialValues: { name: "", email: "", password: "", teamName: "" },
    validate: {
      name: (value) => (value.trim() ? null : "Enter your name."),
      email: (value) => (/^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : "Enter an e-mail address, such as ada@example.com."),
      password: (value) => (value.length >= 12 ? null : "Use at least 12 characters."),
      teamName: (value) => (value.trim() ? null : "Enter a name for the team."),
    },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => completeSetup(token, values),
    done: async ({ team }) => {
      const { email, password } = form.getValues();
      await signIn(email, password);
      window.location.assign(`/${team?.slug ?? ""}`);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps("name")} />
        <TextInput label="E-mail" type="email" autoComplete="username" description="You sign in with it." {...form.getInputProps("email")} />
        <div>
          <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps("password")} />
          <PasswordRules password={form.values.password} />
        </div>
        <TextInput label="Team name" autoComplete="organization" description="Such as your company or department." {...form.getInputProps("teamName")} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Button type="submit" loading={running} fullWidth>
          Create the team
        </Button>
      </Stack>
    </form>
  );
}
