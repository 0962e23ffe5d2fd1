import { NumberInput, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import dayjs from "dayjs";
import { useState } from "react";
import { FormDialog } from "../../../_components/dialogs/form-dialog";
import { useFormAction } from "../../../_graphql/use-form-action";
import { scheduleRotation, type SigningKeyRing, signingKeysQuery } from "../queries";
import { firstValues, isDays, nextBy, type ScheduleValues } from "../schedule-values";

interface Props {
  ring: SigningKeyRing;
  onClose: () => void;
}

const inputOf = ({ kind, days, at }: ScheduleValues) => ({
  at: kind === "never" || at === "" ? null : new Date(at).toISOString(),
  everyDays: kind === "every" ? Number(days) : null,
});

/** Asks when keys rotate by themselves. */
export function ScheduleDialog({ ring, onClose }: Props) {
  const queryClient = useQueryClient();
  const [now] = useState(() => Date.now());
  const form = useForm<ScheduleValues>({
    initialValues: firstValues(ring, now),
    validate: {
      days: (days, { kind }) => (kind !== "every" || isDays(days) ? null : "Enter a whole number of days, from 1 to 730."),
      at: (at, { kind }) => (kind === "once" && at === "" ? "Enter when the new keys begin to sign." : null),
    },
  });
  const { kind } = form.values;
  const next = nextBy(ring, form.values, now);
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => scheduleRotation(inputOf(values)),
    done: async () => {
      onClose();
      notifications.show({
        title: "Saved",
        message: kind === "never" ? "Keys don't rotate by themselves any more." : "Keys rotate by themselves from now on.",
      });
      await queryClient.invalidateQueries({ queryKey: signingKeysQuery.queryKey });
    },
    // In the form the days have a name of their own.
    take: (errors) => errors.map((error) => (error.field?.at(-1) === "everyDays" ? { ...error, field: ["days"] } : error)),
  });
  return (
    <FormDialog title="When keys rotate by themselves" confirm="Save schedule" running={running} problem={problem} onSubmit={submit} onClose={onClose}>
      <Radio.Group label="Rotate" {...form.getInputProps("kind")} onChange={(value) => form.setValues({ kind: value as ScheduleValues["kind"], at: "" })}>
        <Stack gap="xs" mt={4}>
          <Radio value="every" label="Every so many days" />
          <Radio value="once" label="Once, at a time" />
          <Radio value="never" label="Not by themselves" />
        </Stack>
      </Radio.Group>
      {kind === "every" && (
        <NumberInput
          label="Days between rotations"
          description="90 is usual. The fewer, the less a key that leaks unseen is worth."
          min={1}
          max={730}
          clampBehavior="none"
          allowDecimal={false}
          styles={{ wrapper: { maxWidth: 200 } }}
          {...form.getInputProps("days")}
        />
      )}
      {kind !== "never" && (
        <TextInput
          type="datetime-local"
          max="9999-12-31T23:59"
          styles={{ wrapper: { maxWidth: 280 } }}
          label={kind === "every" ? "Next time (optional)" : "Date and time"}
          description={
            kind === "every" ? "In your time zone. Empty: when the present keys are that old." : "When the new keys begin to sign, in your time zone."
          }
          {...form.getInputProps("at")}
        />
      )}
      <Text size="sm" c="dimmed" role="status">
        {kind === "never"
          ? "Somebody has to rotate them by hand. Keys that are published already go their way."
          : next && !Number.isNaN(next.getTime())
            ? `New keys sign from ${dayjs(next).format("D MMM YYYY, HH:mm")}, and are published a day before, or at once if that is sooner. Nothing is refused.`
            : null}
      </Text>
    </FormDialog>
  );
}
