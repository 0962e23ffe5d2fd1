import { Alert, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { FormDialog } from "../../../_components/dialogs/form-dialog";
import { useFormAction } from "../../../_graphql/use-form-action";
import { algorithmNames } from "../../../_components/texts/algorithm-names";
import { type Rotation, rotateSigningKeys, type SigningKey, type SigningKeyRing, signingKeysQuery } from "../queries";
import { LeakNote } from "./leak-note";

interface Props {
  ring: SigningKeyRing;
  onClose: () => void;
}

interface Values {
  rotation: Rotation;
  algorithm: SigningKey["algorithm"] | "ALL";
  sure: string;
}

/** What has to be typed before tokens are refused. */
const sureText = "leaked";

const buttons: Record<Rotation, string> = { SCHEDULED: "Publish new keys", NOW: "Rotate at once", LEAKED: "Refuse all old tokens" };

/** Asks how to rotate, and which keys. */
export function RotateDialog({ ring, onClose }: Props) {
  const queryClient = useQueryClient();
  const used = [...new Set(ring.keys.filter(({ state }) => state !== "RETIRING").map(({ algorithm }) => algorithm))];
  /** Whether each of the chosen keys has its successor already. */
  const isAnnounced = (chosen: Values["algorithm"]) =>
    used.every((one) => (chosen !== "ALL" && one !== chosen) || ring.keys.some(({ algorithm, state }) => algorithm === one && state === "NEXT"));
  const form = useForm<Values>({
    initialValues: { rotation: isAnnounced("ALL") ? "NOW" : "SCHEDULED", algorithm: "ALL", sure: "" },
    validate: { sure: (sure, { rotation }) => (rotation !== "LEAKED" || sure.trim() === sureText ? null : `Type ${sureText} to confirm.`) },
  });
  const { rotation, algorithm } = form.values;
  const announced = isAnnounced(algorithm);
  function choose(value: string): void {
    const chosen = value as Values["algorithm"];
    form.setValues({ algorithm: chosen, ...(rotation === "SCHEDULED" && isAnnounced(chosen) && { rotation: "NOW" as const }) });
  }
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => rotateSigningKeys({ rotation: values.rotation, algorithm: values.algorithm === "ALL" ? null : values.algorithm }),
    done: async () => {
      onClose();
      notifications.show(told[rotation]);
      await queryClient.invalidateQueries({ queryKey: signingKeysQuery.queryKey });
    },
  });
  return (
    <FormDialog
      title="Rotate the signing keys?"
      confirm={buttons[rotation]}
      danger={rotation === "LEAKED"}
      running={running}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {used.length > 1 && (
        <Radio.Group label="Which" value={algorithm} onChange={choose}>
          <Stack gap="xs" mt={4}>
            <Radio value="ALL" label="All of them" />
            {used.map((one) => (
              <Radio key={one} value={one} label={`Only ${algorithmNames[one].name}`} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Radio.Group label="When the new keys sign" {...form.getInputProps("rotation")}>
        <Stack gap="sm" mt={4}>
          <Radio
            value="SCHEDULED"
            disabled={announced}
            label="In 15 minutes"
            description={
              announced
                ? "Not now: the next keys are published already, and wait for their time."
                : "They are published now, so that products have them before the first token comes. No token is refused."
            }
          />
          <Radio
            value="NOW"
            label="At once"
            description="Old tokens stay good. A product that fetches keys only now and then may refuse new tokens for some minutes."
          />
          <Radio
            value="LEAKED"
            label="At once, because a key has leaked"
            description="The old keys are withdrawn, and every token that they signed is refused."
          />
        </Stack>
      </Radio.Group>
      {rotation === "LEAKED" && (
        <>
          <Alert color="red" variant="outline" role="status">
            <LeakNote
              keys={ring.keys.filter((key) => algorithm === "ALL" || key.algorithm === algorithm)}
              of={algorithm === "ALL" ? "all teams" : `teams whose tokens are signed with ${algorithmNames[algorithm].name}`}
            />
          </Alert>
          <TextInput
            label={
              <>
                Type <strong>{sureText}</strong> to confirm
              </>
            }
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("sure")}
          />
        </>
      )}
    </FormDialog>
  );
}

const told: Record<Rotation, { title: string; message: string }> = {
  SCHEDULED: { title: "New keys are published", message: "They sign in 15 minutes. Until then the present ones do." },
  NOW: { title: "New keys sign now", message: "Tokens of the old ones stay good until they expire." },
  LEAKED: { title: "The old keys are withdrawn", message: "Every token that they signed is refused. Programs get new ones when they ask again." },
};
