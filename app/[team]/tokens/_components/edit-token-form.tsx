import { Stack, Text } from "@mantine/core";
import { NetworksField, OriginsField } from "../../_components/bounds/bound-fields";
import { EditForm } from "../../_components/edit-form/edit-form";
import type { PermissionInput } from "../../_components/permissions/permission-boxes";
import type { ApiToken } from "../queries";
import { ScopesField } from "../../_components/tokens/scopes-field";
import { TextFields } from "./text-fields";
import { useEditToken } from "./use-edit-token";

interface Props {
  token: ApiToken;
  purposeRequired: boolean;
}

/** Changes name, purpose, scopes and where the token counts; of one that carries them in itself only what it doesn't. */
export function EditTokenForm({ token, purposeRequired }: Props) {
  const edit = useEditToken(token, purposeRequired);
  const { form } = edit;
  const fixed = token.format === "JWT";
  return (
    <EditForm edit={edit} what="API token">
      <Stack maw={640}>
        <TextFields form={form} purposeRequired={purposeRequired} />
      </Stack>
      {!fixed && <ScopesField account={token.serviceAccount} kept={token.scopes} {...(form.getInputProps("scopes") as PermissionInput)} />}
      <Stack maw={640}>
        {!fixed && <OriginsField form={form} description="Pages from which browsers may use it; it counts from nowhere else then." />}
        <NetworksField form={form} description="Where it counts from; anywhere when empty." />
        {fixed && (
          <Text size="sm" c="dimmed">
            Scopes and browser origins are written into the token itself, so they can&apos;t be changed here: a reset makes a new token with others, and ends
            this one.
          </Text>
        )}
      </Stack>
    </EditForm>
  );
}
