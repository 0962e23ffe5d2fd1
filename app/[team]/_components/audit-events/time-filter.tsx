import { Button, Divider, Group, Stack, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { ChipPopover } from "../filters/chip-popover";
import { timePresets } from "./times";
import type { EventFilterValues } from "./use-event-list";

type Times = Pick<EventFilterValues, "time" | "from" | "until">;

interface Props {
  values: Times;
  onChange: (times: Times) => void;
}

/** A filter by time: a stretch that ends now, or days. */
export function TimeFilter({ values, onChange }: Props) {
  return (
    <ChipPopover label="Time" text={textOf(values)} width={344} padding="sm">
      {(close) => (
        <Choice
          values={values}
          onChoose={(times) => {
            onChange({ time: "", from: "", until: "", ...times });
            close();
          }}
        />
      )}
    </ChipPopover>
  );
}

function Choice({ values, onChoose }: { values: Times; onChoose: (times: Partial<Times>) => void }) {
  return (
    <>
      <Stack gap={2}>
        {[{ value: "", label: "All" }, ...timePresets].map(({ value, label }) => {
          const current = values.time === value && (value !== "" || !textOf(values));
          return (
            <Button
              key={value}
              variant="subtle"
              color="gray"
              c="var(--mantine-color-text)"
              px="xs"
              justify="space-between"
              aria-pressed={current}
              rightSection={current ? <IconCheck size={16} aria-hidden /> : null}
              onClick={() => onChoose({ time: value })}
            >
              {label}
            </Button>
          );
        })}
      </Stack>
      <Divider my="sm" />
      <Days values={values} onChange={onChoose} />
    </>
  );
}

function Days({ values, onChange }: { values: Times; onChange: (times: Partial<Times>) => void }) {
  const [days, setDays] = useState({ from: values.from, until: values.until });
  const wrong = days.from !== "" && days.until !== "" && days.from > days.until;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange(days);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" grow align="flex-start">
        <TextInput
          type="date"
          label="From"
          value={days.from}
          max={days.until || undefined}
          onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Until"
          value={days.until}
          min={days.from || undefined}
          onChange={(event) => setDays({ ...days, until: event.currentTarget.value })}
          error={wrong ? "Before the first." : undefined}
        />
      </Group>
      <Button type="submit" variant="default" fullWidth mt="sm">
        Show these days
      </Button>
    </form>
  );
}

function textOf({ time, from, until }: Times): string {
  const preset = timePresets.find(({ value }) => value === time);
  if (preset) return preset.label;
  if (from && until) return from === until ? from : `${from} to ${until}`;
  return from ? `since ${from}` : until ? `until ${until}` : "";
}
