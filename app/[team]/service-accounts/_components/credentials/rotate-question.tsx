import { Anchor, NativeSelect, NumberInput, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useFormAction } from "../../../../_graphql/use-form-action";
import { EndField } from "../../../_components/ends/end-field";
import { endAt, endRules, ends, type EndValues, firstEnd } from "../../../_components/ends/end-values";
import { placeEndErrors } from "../../../_components/ends/place-end-errors";
import type { ClientKeys } from "../../client-keys";
import { useAccountActions } from "../account-actions";
import type { AccountTarget } from "../account-target";
import { endTime } from "../../../_components/ends/end-time";
import { FormDialog } from "../../../../_components/dialogs/form-dialog";
import { firstGrace, graceOptions, graceProblem, graceSeconds, type GraceValues, mostGraceDays, noGrace, ownDays } from "./grace-values";
import { rotateClientSecret } from "./mutations";
import type { ClientSecret } from "../../credentials";
import { SecretFates } from "./secret-fates";
import { counts } from "../../../_components/credentials/secret-state";
import { useNow } from "./use-now";

/** What came of a rotation. */
export interface Rotated {
  keys: ClientKeys;
  /** What has become of the old ones. */
  lead: string;
  /** Whether the account gets only tokens that are bound to a key. */
  requireDpop: boolean | undefined;
}

interface Props {
  account: AccountTarget;
  secrets: readonly ClientSecret[];
  onClose: () => void;
  onRotated: (made: Rotated) => void;
}

interface Values extends GraceValues, EndValues {}

const graceFields = new Set<string | undefined>(["id", "graceSeconds", "graceDays"]);

/** Asks how long the present secrets stay in force, and whether the new one shall end by itself. */
export function RotateQuestion({ account, secrets, onClose, onRotated }: Props) {
  const { regenerate } = useAccountActions();
  const now = useNow();
  const inForce = secrets.filter((secret) => counts(secret, now));
  const form = useForm<Values>({
    initialValues: { ...firstGrace, ...firstEnd(null), lifetime: ends.never },
    validate: (values) => ({ graceDays: graceProblem(values), ...endRules(values) }),
  });
  const seconds = graceSeconds(form.values);
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) =>
      rotateClientSecret({
        id: account.id,
        input: { graceSeconds: inForce.length > 0 ? graceSeconds(values) : 0, expiresAt: endAt(values, Date.now())?.toISOString() },
      }),
    done: ({ serviceAccount, clientKeys }) => {
      if (clientKeys) onRotated({ keys: clientKeys, lead: whatBecame(inForce.length, seconds ?? 0), requireDpop: serviceAccount?.requireDpop });
    },
    take: (errors) =>
      placeEndErrors(form, errors).filter(({ field, message }) => {
        if (inForce.length === 0 || !graceFields.has(field?.at(-1))) return true;
        form.setFieldError(form.values.grace === ownDays ? "graceDays" : "grace", message);
        return false;
      }),
  });
  function regenerateInstead(): void {
    onClose();
    regenerate(account);
  }
  return (
    <FormDialog
      title={inForce.length > 0 ? `Rotate the client secret of ${account.name}?` : `New client secret of ${account.name}`}
      confirm={inForce.length > 0 ? "Rotate client secret" : "Create client secret"}
      danger={inForce.length > 0 && seconds === 0}
      running={running}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {inForce.length > 0 && (
        <>
          <Text size="sm">
            It gets a new secret, in force now. The client id stays, and so do its access tokens. If a secret has leaked,{" "}
            <Anchor component="button" type="button" inherit onClick={regenerateInstead}>
              regenerate the client keys
            </Anchor>{" "}
            instead, which ends those too.
          </Text>
          <NativeSelect label="The present secrets go on for" data={graceOptions} data-autofocus {...form.getInputProps("grace")} />
          {form.values.grace === ownDays && (
            <NumberInput
              label="Days of grace"
              description={`From 0 to ${mostGraceDays}.`}
              min={0}
              max={mostGraceDays}
              clampBehavior="none"
              allowDecimal={false}
              {...form.getInputProps("graceDays")}
            />
          )}
          <SecretFates secrets={inForce} seconds={seconds} now={now} />
        </>
      )}
      <EndField form={form} most={null} label="The new secret expires" endless="It counts until it is rotated or retired." autoFocus={inForce.length === 0} />
    </FormDialog>
  );
}

function whatBecame(count: number, seconds: number): string {
  if (count === 0) return "";
  const old = count === 1 ? "The old one" : "The old ones";
  return String(seconds) === noGrace
    ? `${old} ${count === 1 ? "has" : "have"} stopped working.`
    : `${old} ${count === 1 ? "works" : "work"} until ${endTime(Date.now() + seconds * 1000)} at the latest.`;
}
