import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { ErrorNotice } from "../_components/notices/error-notice";
import { signIn } from "./sign-in";

interface Props {
  /** What the address field begins with. */
  email?: string;
  onSignedIn: () => void | Promise<void>;
}

/** The form for e-mail and password. */
export function PasswordSignIn({ email = "", onSignedIn }: Props) {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm({
    initialValues: { email, password: "" },
    validate: {
      email: (value) => (value.trim() ? null : "Enter your e-mail address."),
      password: (value) => (value ? null : "Enter your password."),
    },
  });

  async function submit(values: typeof form.values): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      await signIn(values.email, values.password);
      await onSignedIn();
    } catch (error) {
      setProblem(error);
      setRunning(false);
    }
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        {problem !== null && <ErrorNotice error={problem} />}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus={!email}
          data-autofocus={!email || undefined}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          autoFocus={email !== ""}
          data-autofocus={email !== "" || undefined}
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={running} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
