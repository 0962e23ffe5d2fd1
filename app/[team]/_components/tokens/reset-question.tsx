import { Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import dayjs from "dayjs";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useFormAction } from "../../../_graphql/use-form-action";
import { boundRules, boundsOf, type BoundValues, boundValues } from "../bounds/bound-values";
import { OriginsField } from "../bounds/bound-fields";
import type { PermissionInput } from "../permissions/permission-boxes";
import { LastUsed } from "../usage/last-used";
import { resetApiToken } from "../../tokens/mutations";
import type { TokenPolicy } from "../../tokens/policy";
import type { ApiToken } from "../../tokens/queries";
import { EndField } from "../ends/end-field";
import { endInput, endRules, ends, type EndValues, firstEnd } from "../ends/end-values";
import { longestLifetime } from "./longest-lifetime";
import { placeEndErrors } from "../ends/place-end-errors";
import { ScopesField } from "./scopes-field";
import type { TokenTarget } from "./token-target";

interface Props {
  token: TokenTarget;
  /** The whole of one that carries its scopes and origins in itself, which can change with its secret only. */
  carried: ApiToken | undefined;
  policy: TokenPolicy | null | undefined;
  onClose: () => void;
  onReset: (plainToken: string, allowedOrigins: readonly string[]) => Promise<void>;
}

interface Values extends EndValues, BoundValues {
  scopes: string[];
}

/** What the present end is called; undefined when a new token can't have it. */
function keptEnd(expiresAt: string | null, most: number | undefined): string | undefined {
  if (expiresAt === null) return most === undefined ? "Never, as before" : undefined;
  const left = Date.parse(expiresAt) - Date.now();
  return left > 0 && (most === undefined || left <= most * 86_400_000) ? `On ${dayjs(expiresAt).format("D MMMM YYYY")}, as before` : undefined;
}

/** Asks before a token gets another secret, and when that shall end. */
export function ResetQuestion({ token, carried, policy, onClose, onReset }: Props) {
  const most = longestLifetime(policy, token.format);
  const form = useForm<Values>({
    initialValues: {
      ...boundValues({ allowedOrigins: carried?.allowedOrigins ?? [], allowedCidrs: [] }),
      scopes: carried?.scopes ?? [],
      ...firstEnd(most?.days ?? null),
      ...(keptEnd(token.expiresAt, most?.days) && { lifetime: ends.keep }),
    },
    validate: (values) => ({ ...endRules(values), originDraft: boundRules.originDraft(values.originDraft) }),
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) =>
      resetApiToken({
        id: token.id,
        input: { ...endInput(values), ...(carried && { scopes: values.scopes, allowedOrigins: boundsOf(values).allowedOrigins }) },
      }),
    done: async ({ apiToken, token: plainToken }) => {
      if (plainToken) await onReset(plainToken, apiToken?.allowedOrigins ?? []);
    },
    take: (errors) => placeEndErrors(form, errors),
  });
  return (
    <ConfirmDialog
      title={`Reset ${token.name}?`}
      confirm="Reset API token"
      size={carried ? 880 : undefined}
      running={running}
      problem={problem}
      onConfirm={() => submit()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <div>
          It gets a new secret, and the old one stops at once: whatever uses it is refused until it has the new one.{" "}
          {carried ? "Its end, scopes and origins are written into it: choose them anew, or leave them." : "Name, scopes and all else stay."}
          <Text size="sm" mt="xs" component="div">
            Last used: <LastUsed at={token.lastUsedAt} />
          </Text>
        </div>
        <EndField form={form} most={most} keep={keptEnd(token.expiresAt, most?.days)} />
        {carried && (
          <>
            <ScopesField account={carried.serviceAccount} kept={carried.scopes} {...(form.getInputProps("scopes") as PermissionInput)} />
            <OriginsField form={form} description="Pages from which browsers may use it; it counts from nowhere else then." />
          </>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
