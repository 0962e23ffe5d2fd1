import { Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useProviderName } from "../../../_session/use-provider-name";
import { PasswordRules } from "../../../_session/password-rules";
import { ProviderButton } from "../../_components/provider-button";
import { joinAsNewPerson } from "./invitation-api";
import { forgetInvitation } from "./use-invitation-token";

interface Props {
  token: string;
  email: string;
}

/** Whoever is invited and not known yet chooses a password, and is in. */
export function JoinAsNewPerson({ token, email }: Props) {
  const provider = useProviderName();
  const form = useForm({
    initialValues: { name: "", password: "" },
    validate: {
      name: (value) => (value.trim() ? null : "Enter your name."),
      password: (value) => (value.length >= 12 ? null : "Use at least 12 characters."),
    },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => joinAsNewPerson(token, values),
    done: ({ slug }) => {
      forgetInvitation();
      window.location.assign(`/${slug}`);
    },
  });
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          {/* Password managers keep the password under this address. */}
          <TextInput label="E-mail" type="email" value={email} readOnly autoComplete="username" description="You sign in with it." />
          <TextInput label="Your name" autoComplete="name" autoFocus {...form.getInputProps("name")} />
          <div>
            <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps("password")} />
            <PasswordRules password={form.values.password} />
          </div>
          {problem !== null && <ErrorNotice error={problem} />}
          <Button type="submit" loading={running} fullWidth>
            Join the team
          </Button>
        </Stack>
      </form>
      {provider && (
        <>
          <Divider label="or" />
          <ProviderButton name={provider} callbackUrl="/invite" />
        </>
      )}
    </Stack>
  );
}
