import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import dayjs from "dayjs";
import { useState } from "react";
import { dayAfter, endAt, ends, type EndValues, lifetimeOptions } from "./end-values";

interface Props<Values extends EndValues> {
  form: UseFormReturnType<Values>;
  /** The longest lifetime in days, and who says so; null for any, and for none. */
  most: { days: number; why: string } | null;
  /** What to keep the present end is called, where that is possible. */
  keep?: string;
  label?: string;
  /** What it comes to that there is no end. */
  endless?: string;
  /** For the first field of a dialog. */
  autoFocus?: boolean;
}

/** When a token or another credential ends: after one of the usual lifetimes, after days of one's own, at the end of a day, or never. */
export function EndField<Values extends EndValues>({
  form,
  most,
  keep,
  label = "Expires",
  endless = "It counts until it is revoked. A token that ends is safer.",
  autoFocus = false,
}: Props<Values>) {
  const [now] = useState(() => Date.now());
  const { lifetime } = form.values;
  const end = endAt(form.values, now);
  const data = [
    ...(keep === undefined ? [] : [{ value: ends.keep, label: keep }]),
    ...lifetimeOptions(most?.days ?? null),
    { value: ends.days, label: "A number of days…" },
    { value: ends.date, label: "A date…" },
    ...(most ? [] : [{ value: ends.never, label: "Never" }]),
  ];
  const when = end === null ? endless : end && `It ends on ${dayjs(end).format("D MMMM YYYY")}.`;
  const description = [when, most?.why].filter(Boolean).join(" ");
  return (
    <>
      <NativeSelect
        label={label}
        description={description || undefined}
        data={data}
        data-autofocus={autoFocus || undefined}
        {...form.getInputProps("lifetime")}
      />
      {lifetime === ends.days && (
        <NumberInput
          label="Days"
          description={most ? `From 1 to ${most.days}.` : undefined}
          min={1}
          max={most?.days}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps("expiresInDays")}
        />
      )}
      {lifetime === ends.date && (
        <TextInput
          type="date"
          label="Last day"
          description="It counts to the end of this day, in your time zone."
          min={dayAfter(0, now)}
          max={most ? dayAfter(most.days - 1, now) : undefined}
          {...form.getInputProps("expiresAt")}
        />
      )}
    </>
  );
}
