import { TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { WebhookKind } from "../queries";
import { urlExample, urlHelp, type WebhookValues } from "./webhook-values";

interface Props<Values extends WebhookValues> {
  form: UseFormReturnType<Values>;
  kind: WebhookKind;
  /** What is shown of the address that is stored, where there is one. */
  target?: string;
  autoFocus?: boolean;
}

/** What a webhook is called, and where it leads. */
export function NameAndAddress<Values extends WebhookValues>({ form, kind, target, autoFocus = false }: Props<Values>) {
  return (
    <>
      <TextInput
        label="Name"
        description="Who or what listens, such as On-call."
        maxLength={100}
        autoComplete="off"
        autoFocus={autoFocus}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={target ? "New address" : kind === "SLACK" ? "Incoming webhook URL" : "Address"}
        description={target ? "Leave it empty to keep the present one. What is on its way goes to the new one." : urlHelp[kind]}
        placeholder={target ?? urlExample[kind]}
        type="url"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        {...form.getInputProps("url")}
      />
    </>
  );
}
