import { Switch } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { AccountValues } from "./account-values";

/** Whether the account's access tokens must be bound to a key of its program. */
export function DpopField<Values extends AccountValues>({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <Switch
      label="Require DPoP"
      description="Its access tokens are bound to a key that the program has: a stolen one is worth nothing. Programs that prove no key get none. API tokens aren't concerned."
      {...form.getInputProps("requireDpop", { type: "checkbox" })}
    />
  );
}
