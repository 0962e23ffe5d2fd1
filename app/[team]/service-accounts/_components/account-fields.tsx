import { Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { NetworksField, OriginsField } from "../../_components/bounds/bound-fields";
import type { AccountValues } from "./account-values";
import { DpopField } from "./dpop-field";
import { LifetimeField } from "./lifetime-field";
import { RefreshField } from "./refresh-field";

interface Props<Values extends AccountValues> {
  form: UseFormReturnType<Values>;
  autoFocus?: boolean;
  /** What only a new account is asked for. */
  children?: ReactNode;
}

/** What is asked of every account, when it is created and when it is edited. */
export function AccountFields<Values extends AccountValues>({ form, autoFocus = false, children }: Props<Values>) {
  return (
    <>
      <TextInput label="Name" description="Unique in the team." autoFocus={autoFocus} autoComplete="off" maxLength={100} {...form.getInputProps("name")} />
      <Textarea label="Description (optional)" description="What it is for." autosize minRows={2} maxLength={2000} {...form.getInputProps("description")} />
      {children}
      <TextInput
        label="Contact (optional)"
        description="E-mail address of who maintains it. Latchkey sends nothing there."
        type="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        {...form.getInputProps("contact")}
      />
      <LifetimeField form={form} />
      <RefreshField form={form} />
      <DpopField form={form} />
      <OriginsField form={form} description="Pages that may call with its access tokens, which carry this list, so that products can heed it as well." />
      <NetworksField form={form} description="From elsewhere nothing of the account counts: neither client keys nor tokens. Anywhere when empty." />
    </>
  );
}
