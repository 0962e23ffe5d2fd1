"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { apiTokensDocument } from "../queries";
import { TokenActions } from "../../_components/tokens/token-actions";
import { Tokens } from "../../_components/tokens/tokens";
import { useTokenList } from "../../_components/tokens/use-token-list";

/** The API tokens of all the team's service accounts. */
export function TokenList() {
  const { can, path } = useTeam();
  const list = useTokenList();
  const { data, isPlaceholderData } = list.query;
  const nothingYet = data?.totalCount === 0 && !isPlaceholderData && !list.filtered;
  const create = (
    <Button component={PageLink} href={path("/tokens/new")} leftSection={<IconPlus size={16} aria-hidden />}>
      New API token
    </Button>
  );
  return (
    <TokenActions>
      <PageHeader
        {...headings["/tokens"]}
        help={
          <PageHelp document={apiTokensDocument} variables={list.variables}>
            An API token is one text that a program sends with each call, until it expires or is revoked. It may do what its service account may do, narrowed to
            the token&apos;s scopes; its use can be bound to the pages of some origins, or to some networks. Only a hash of it is kept, so it is shown once.
          </PageHelp>
        }
        actions={can("token:create") && !nothingYet && create}
      />
      <Tokens list={list} create={create} />
    </TokenActions>
  );
}
