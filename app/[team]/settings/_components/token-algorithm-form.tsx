import { Button, Group, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { type TokenAlgorithm, tokenAlgorithmQuery, updateTokenAlgorithm } from "../token-algorithm";

/** Chooses with what the team's tokens are signed. */
export function TokenAlgorithmForm({ algorithm }: { algorithm: TokenAlgorithm }) {
  const { team } = useTeam();
  const queryClient = useQueryClient();
  const form = useForm({ initialValues: { tokenAlgorithm: algorithm } });
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ tokenAlgorithm }) => updateTokenAlgorithm(team.id, tokenAlgorithm),
    done: ({ team: now }) => {
      notifications.show({ title: "Saved", message: "Tokens that are out stay good. New ones follow within 15 minutes, when products have the key." });
      if (!now) return;
      queryClient.setQueryData(tokenAlgorithmQuery(team.id).queryKey, now.tokenAlgorithm);
      form.setInitialValues({ tokenAlgorithm: now.tokenAlgorithm });
      form.setValues({ tokenAlgorithm: now.tokenAlgorithm });
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Radio.Group aria-label="Token signature" {...form.getInputProps("tokenAlgorithm")}>
          <Stack gap="sm">
            <Radio value="ES256" label="ES256 (ECDSA on P-256)" description="Every library knows it." />
            <Radio
              value="EDDSA"
              label="EdDSA (Ed25519)"
              description="Quick to check, and hard to get wrong. Make sure that the libraries of your products know it."
            />
          </Stack>
        </Radio.Group>
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save signature
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty() && !running} />
    </form>
  );
}
