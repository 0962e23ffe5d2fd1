import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { presetUntil, untilPresets } from "./until-presets";

interface Props {
  /** ISO time at which it ends; null for never. */
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | null;
}

/** Until when a role or a membership is given: for good, for some days, or until a chosen moment. */
export function UntilField({ value, onChange, error }: Props) {
  const [preset, setPreset] = useState(value === null ? "" : "date");
  return (
    <Group gap="md" align="flex-start">
      <NativeSelect
        label="Until"
        description="It stops counting at that second."
        data={[{ value: "", label: "For good" }, ...untilPresets.map(({ id, label }) => ({ value: id, label })), { value: "date", label: "A date…" }]}
        value={preset}
        error={preset === "date" ? undefined : error}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setPreset(chosen);
          onChange(chosen === "" ? null : presetUntil(chosen === "date" ? "7d" : chosen, Date.now()));
        }}
      />
      {preset === "date" && (
        <TextInput
          type="datetime-local"
          // Without it a year may have six digits, which no other part of Latchkey takes.
          max="9999-12-31T23:59"
          label="Date and time"
          description="In your time zone."
          value={value === null ? "" : localText(value)}
          error={error}
          onChange={(event) => {
            const chosen = new Date(event.currentTarget.value);
            if (!Number.isNaN(chosen.getTime())) onChange(chosen.toISOString());
          }}
        />
      )}
    </Group>
  );
}

/** A time as a `datetime-local` field has it: in the viewer's zone, to the minute. */
function localText(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
