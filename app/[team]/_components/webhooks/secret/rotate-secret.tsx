import { NativeSelect, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../../../_components/dialogs/form-dialog";
import { useLast } from "../../../../_components/dialogs/use-last";
import { useFormAction } from "../../../../_graphql/use-form-action";
import { endTime } from "../../ends/end-time";
import { rotateWebhookSecret } from "../../../webhooks/mutations";
import { refreshWebhooks } from "../../../webhooks/queries";
import type { WebhookTarget } from "../webhook-target";
import { overlaps, usualOverlap } from "./overlaps";
import { SecretDialog } from "./secret-dialog";

interface Props {
  /** The webhook to ask about. */
  webhook: WebhookTarget | undefined;
  onClose: () => void;
}

interface Made {
  secret: string;
  lead: string;
}

/** Asks how long the old secret shall sign as well, then shows the new one this once. */
export function RotateSecret({ webhook, onClose }: Props) {
  const queryClient = useQueryClient();
  const [made, setMade] = useState<Made>();
  const shown = useLast(webhook);
  function show(rotated: Made): void {
    setMade(rotated);
    onClose();
    void refreshWebhooks(queryClient);
  }
  return (
    <>
      {webhook && <Question webhook={webhook} onClose={onClose} onRotated={show} />}
      <SecretDialog made={made} title={`New signing secret of ${shown?.name}`} lead={made?.lead} onClose={() => setMade(undefined)} />
    </>
  );
}

function Question({ webhook, onClose, onRotated }: { webhook: WebhookTarget; onClose: () => void; onRotated: (made: Made) => void }) {
  const form = useForm({ initialValues: { overlap: usualOverlap } });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ overlap }) => rotateWebhookSecret({ id: webhook.id, overlapHours: Number(overlap) }),
    done: ({ secret }) => {
      if (secret) onRotated({ secret, lead: whatBecame(Number(form.values.overlap)) });
    },
  });
  return (
    <FormDialog
      title={`Rotate the signing secret of ${webhook.name}?`}
      confirm="Rotate secret"
      danger={form.values.overlap === "0"}
      running={running}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">
        Messages are signed with a new secret from now on. For a time they carry the old signature as well, so that the receiver can be changed without losing
        one.
      </Text>
      <NativeSelect
        label="The old secret signs as well for"
        description={
          form.values.overlap === "0"
            ? "Receivers that still have it refuse messages from now on."
            : "Change the receiver in that time; it may know both secrets."
        }
        data={overlaps}
        data-autofocus
        {...form.getInputProps("overlap")}
      />
    </FormDialog>
  );
}

const whatBecame = (hours: number): string =>
  hours === 0 ? "The old one has stopped signing." : `The old one signs as well until ${endTime(Date.now() + hours * 3_600_000)}.`;
