import { Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { GroupValues } from "./group-values";

interface Props {
  form: UseFormReturnType<GroupValues>;
  autoFocus?: boolean;
}

/** The fields of a group. */
export function GroupFields({ form, autoFocus }: Props) {
  return (
    <>
      <TextInput label="Name" description="Unique in the team." autoFocus={autoFocus} autoComplete="off" maxLength={100} {...form.getInputProps("name")} />
      <Textarea
        label="Description (optional)"
        description="Who belongs in it, and what for."
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps("description")}
      />
    </>
  );
}
