import { Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { TokenValues } from "./token-values";

interface Props<Values extends TokenValues> {
  form: UseFormReturnType<Values>;
  purposeRequired: boolean;
  autoFocus?: boolean;
}

/** What a token is called, and what it is for. */
export function TextFields<Values extends TokenValues>({ form, purposeRequired, autoFocus = false }: Props<Values>) {
  return (
    <>
      <TextInput label="Name" description="What uses it, and where." autoFocus={autoFocus} autoComplete="off" maxLength={100} {...form.getInputProps("name")} />
      <Textarea
        label={purposeRequired ? "Purpose" : "Purpose (optional)"}
        description={purposeRequired ? "What it is for. The team requires one, so that an audit can tell." : "What it is for, so that an audit can tell."}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps("purpose")}
      />
    </>
  );
}
