import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { Section } from "../../../_components/page/section";
import { useTeam } from "../../../_teams/team-context";
import { apiTokensDocument } from "../../tokens/queries";
import { TokenActions } from "../../_components/tokens/token-actions";
import { Tokens } from "../../_components/tokens/tokens";
import { useTokenList } from "../../_components/tokens/use-token-list";

interface Props {
  account: { id: string; name: string; enabled: boolean };
}

/** The API tokens of one service account. Needs `token:read`. */
export function AccountTokens({ account }: Props) {
  const { can, path } = useTeam();
  const list = useTokenList(account.id);
  const { data, isPlaceholderData } = list.query;
  const nothingYet = data?.totalCount === 0 && !isPlaceholderData && !list.filtered;
  const create = (
    <Button component={PageLink} href={path(`/tokens/new?account=${account.id}`)} leftSection={<IconPlus size={16} aria-hidden />}>
      New API token
    </Button>
  );
  return (
    <TokenActions>
      <Section
        title="API tokens"
        lead={`Long-lived texts that act for ${account.name}, each for one purpose and with as few of its permissions as that takes.${account.enabled ? "" : " It is disabled: all of them are refused."}`}
        more={
          <Group gap="xs">
            <PageHelp what="these API tokens" document={apiTokensDocument} variables={list.variables}>
              The API tokens of {account.name}. Each may do what the account may do, narrowed to the token&apos;s scopes.
            </PageHelp>
            {can("token:create") && !nothingYet && create}
          </Group>
        }
      >
        <Tokens list={list} ofOne create={create} />
      </Section>
    </TokenActions>
  );
}
