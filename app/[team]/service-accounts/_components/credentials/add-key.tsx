import { Radio, Group, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useFormAction } from "../../../../_graphql/use-form-action";
import { EndField } from "../../../_components/ends/end-field";
import { endAt, endRules, ends, type EndValues, firstEnd } from "../../../_components/ends/end-values";
import { placeEndErrors } from "../../../_components/ends/place-end-errors";
import { FormDialog } from "../../../../_components/dialogs/form-dialog";
import { KeyTextField } from "./key-text-field";
import { keySetUrlProblem, keyTextProblem } from "./key-text";
import { MakeKeyPair } from "./make-key-pair";
import { addPublicKey } from "./mutations";
import { refreshCredentials } from "../../credentials";

interface Props {
  account: { id: string; name: string };
  onClose: () => void;
}

interface Values extends EndValues {
  name: string;
  source: "key" | "url";
  publicKey: string;
  jwksUrl: string;
}

/** Asks for a public key, or for the address where an account publishes some. */
export function AddKey({ account, onClose }: Props) {
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    initialValues: { name: "", source: "key", publicKey: "", jwksUrl: "", ...firstEnd(null), lifetime: ends.never },
    validate: (values) => ({
      name: values.name.trim() ? null : "Enter a name, such as where its private half is.",
      publicKey: values.source === "key" ? keyTextProblem(values.publicKey) : null,
      jwksUrl: values.source === "url" ? keySetUrlProblem(values.jwksUrl) : null,
      ...endRules(values),
    }),
  });
  const { source } = form.values;
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) =>
      addPublicKey({
        serviceAccountId: account.id,
        name: values.name.trim(),
        ...(values.source === "key" ? { publicKey: values.publicKey } : { jwksUrl: values.jwksUrl.trim() }),
        expiresAt: endAt(values, Date.now())?.toISOString(),
      }),
    done: async ({ publicKey }) => {
      onClose();
      notifications.show({ title: `${publicKey?.name ?? "The key"} is added`, message: `${account.name} can prove itself with it from now on.` });
      await refreshCredentials(queryClient);
    },
    take: (errors) => placeEndErrors(form, errors),
  });
  return (
    <FormDialog title={`Add a public key to ${account.name}`} confirm="Add public key" running={running} problem={problem} onSubmit={submit} onClose={onClose}>
      <TextInput
        label="Name"
        description="Where its private half is, such as “Build server”."
        autoComplete="off"
        maxLength={100}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Radio.Group label="What to add" {...form.getInputProps("source")}>
        <Group gap="lg" mt={4}>
          <Radio value="key" label="A public key" />
          <Radio value="url" label="Where it publishes its keys" />
        </Group>
      </Radio.Group>
      {source === "key" ? (
        <>
          <KeyTextField {...(form.getInputProps("publicKey") as { value: string; onChange: (text: string) => void })} />
          <MakeKeyPair />
        </>
      ) : (
        <TextInput
          type="url"
          label="JWKS URL"
          description="The https address of a key set on the public internet. It is read now, and again within 5 minutes after it changes."
          placeholder="https://ci.example.com/.well-known/jwks.json"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("jwksUrl")}
        />
      )}
      <EndField form={form} most={null} endless="It counts until it is removed." />
    </FormDialog>
  );
}
