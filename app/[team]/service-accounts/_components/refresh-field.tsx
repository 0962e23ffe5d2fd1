import { NativeSelect } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";
import type { AccountValues } from "./account-values";
import { refreshOptions } from "./refresh-lifetimes";

/** For how long the account's access tokens can be exchanged for new ones. */
export function RefreshField<Values extends AccountValues>({ form }: { form: UseFormReturnType<Values> }) {
  const { refreshLifetime } = form.values;
  // What it had when the page was opened stays among the choices.
  const [first] = useState(refreshLifetime);
  return (
    <NativeSelect
      label="Refresh without proof"
      description="How long after it proved itself an access token can be exchanged for the next one. Off is safer: a stolen token ends with its lifetime."
      data={refreshOptions(first, refreshLifetime)}
      {...form.getInputProps("refreshLifetime")}
    />
  );
}
