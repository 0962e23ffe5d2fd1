import { Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../_components/dialogs/confirm-dialog";
import { useLast } from "../../../_components/dialogs/use-last";
import { useAction } from "../../../_graphql/use-action";
import { useTeam } from "../../../_teams/team-context";
import { revokeEverything } from "../../tokens/mutations";
import { activeTokensQuery, refreshTokens } from "../../tokens/queries";
import { serviceAccountsKey } from "../queries";
import type { AccountTarget } from "./account-target";
import { LastUsed } from "../../_components/usage/last-used";

interface Props {
  /** The account to ask about. */
  account: AccountTarget | undefined;
  onClose: () => void;
}

const count = (tokens: number) => `${tokens.toLocaleString("en")} API ${tokens === 1 ? "token" : "tokens"}`;

/** Asks before all ends that an account could prove itself with. */
export function RevokeEverything({ account, onClose }: Props) {
  const { can, team } = useTeam();
  const queryClient = useQueryClient();
  const shown = useLast(account);
  const { data: active } = useQuery({ ...activeTokensQuery(team.id, shown?.id ?? ""), enabled: account !== undefined && can("token:read"), staleTime: 0 });
  const { run, running, problem, forget } = useAction({
    send: ({ id }: AccountTarget) => revokeEverything(id),
    done: async ({ revokedTokens }) => {
      onClose();
      notifications.show({
        title: `Everything of ${shown?.name} is revoked`,
        message: `Its client keys, public keys and trust rules, its access tokens and ${count(revokedTokens ?? 0)} are refused from now on. Regenerate its client keys when it shall work again.`,
        autoClose: 12_000,
      });
      await Promise.all([queryClient.invalidateQueries({ queryKey: serviceAccountsKey }), refreshTokens(queryClient)]);
    },
  });
  return (
    <ConfirmDialog
      opened={account !== undefined}
      title={`Revoke everything of ${shown?.name}?`}
      confirm="Revoke everything"
      running={running}
      problem={problem}
      onConfirm={() => account && void run(account)}
      onClose={() => {
        forget();
        onClose();
      }}
    >
      For when something of it has leaked, and nobody knows what. At once and for good end:
      <ul style={{ margin: "8px 0", paddingInlineStart: 20 }}>
        <li>its client keys, public keys and trust rules</li>
        <li>every access token that was got with them</li>
        <li>
          {active === undefined ? "all of its API tokens" : active === 0 ? "its API tokens, of which it has none in force" : `its ${count(active)} in force`}
        </li>
      </ul>
      The account, its roles and its groups stay. To let it work again, regenerate its client keys and create new tokens.
      <Text size="sm" mt="xs" component="div">
        Last used: <LastUsed at={shown?.lastUsedAt ?? null} />
      </Text>
    </ConfirmDialog>
  );
}
