import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorNotice } from "../../../_components/error-notice";
import { submitOnEnter } from "../../../_components/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../_components/team-context";
import type { ClientKeys } from "../client-keys";
import { createServiceAccount } from "../mutations";
import { serviceAccountsKey } from "../queries";
import { KeysDialog } from "./keys/keys-dialog";
import { LifetimeField } from "./lifetime-field";
import { defaultLifetime, lifetimeProblem, lifetimeSeconds, lifetimeValues } from "./lifetimes";
import { ProductField } from "./product-field";
import { RoleField } from "./role-field";

/** Asks what the account is, and shows its client keys this once. */
export function CreateAccountForm() {
  const { team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<{ id: string; name: string; keys: ClientKeys }>();
  const form = useForm({
    initialValues: { name: "", description: "", productId: "", roleIds: "", ...lifetimeValues(defaultLifetime) },
    validate: {
      name: (value) => (value.trim() ? null : "Enter a name, such as the program that uses the account."),
      lifetimeMinutes: (_, values) => lifetimeProblem(values),
    },
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ name, description, productId, roleIds, ...lifetime }) =>
      createServiceAccount({
        teamId: team.id,
        name,
        description,
        accessTokenLifetime: lifetimeSeconds(lifetime),
        ...(productId && { productId }),
        ...(roleIds && { roleIds: roleIds === "none" ? [] : [roleIds] }),
      }),
    done: ({ serviceAccount, clientKeys }) => {
      if (serviceAccount && clientKeys) setCreated({ ...serviceAccount, keys: clientKeys });
      void queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });
  return (
    <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
      <Stack maw={640}>
        <TextInput label="Name" description="Unique in the team." autoFocus autoComplete="off" maxLength={100} {...form.getInputProps("name")} />
        <Textarea
          label="Description (optional)"
          description="What it is for and who maintains it."
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps("description")}
        />
        <ProductField form={form} />
        <RoleField form={form} />
        <LifetimeField form={form} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Group mt="xs">
          <Button type="submit" loading={running}>
            Create service account
          </Button>
          <Button variant="default" component={Link} href={path("/service-accounts")}>
            Cancel
          </Button>
        </Group>
      </Stack>
      {created && (
        <KeysDialog
          accountName={created.name}
          keys={created.keys}
          title={`${created.name} is created`}
          lead="These are its client keys."
          onClose={() => router.push(path(`/service-accounts/${created.id}`))}
        />
      )}
    </form>
  );
}
