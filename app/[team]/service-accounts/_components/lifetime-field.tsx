import { NativeSelect, NumberInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { custom, lifetimeOptions, type LifetimeValues } from "./lifetimes";

/** How long the account's access tokens last: one of the usual lifetimes, or minutes of one's own. */
export function LifetimeField<Values extends LifetimeValues>({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <>
      <NativeSelect
        label="Token lifetime"
        description="After this an access token has to be fetched again. Shorter is safer if one leaks."
        data={lifetimeOptions}
        {...form.getInputProps("lifetime")}
      />
      {form.values.lifetime === custom && (
        <NumberInput
          label="Lifetime in minutes"
          description="From 5 to 1440 minutes (24 hours)."
          min={5}
          max={1440}
          clampBehavior="none"
          {...form.getInputProps("lifetimeMinutes")}
        />
      )}
    </>
  );
}
