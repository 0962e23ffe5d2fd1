import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { PageLink } from "../../../../_components/page/page-link";
import { Section } from "../../../../_components/page/section";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { UsageSection } from "../../../_components/usage/usage-section";
import { EventList } from "../../../_components/audit-events/event-list";
import type { ServiceAccount } from "../../queries";
import { LastUsed } from "../../../_components/usage/last-used";
import { CredentialTable } from "./credential-table";
import { credentialUses } from "./credential-uses";
import { PermissionTable } from "../../../_components/usage/permission-table";
import { accountUsesQuery, mostTokens } from "../../uses";

/** What an account did and what was done to it: its calls, its credentials' last use, the permissions it exercised, and its events. */
export function AccountActivity({ account }: { account: ServiceAccount }) {
  const { can, path, team } = useTeam();
  const { data, error, refetch } = useQuery(accountUsesQuery(team.id, account.id, can("token:read")));
  const { product } = account;
  const page = path(`/service-accounts/${account.id}`);
  return (
    <>
      <UsageSection
        of={{ kind: "account", id: account.id }}
        name={account.name}
        lead="Access tokens that it got, its calls of Latchkey's API, and those that products tell of by asking whether a token counts."
        empty={
          <Text size="sm">
            {account.lastUsedAt ? (
              <>
                It was last used <LastUsed at={account.lastUsedAt} />.
              </>
            ) : (
              <>
                It has never got an access token or called.{" "}
                <Anchor component={PageLink} href={page} size="sm" underline="always">
                  Get an access token
                </Anchor>
              </>
            )}
          </Text>
        }
      />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!(error && !data) && (
        <>
          <Section
            title="Credentials"
            lead="Secrets, keys and trust rules count when they are shown for an access token, API tokens with each call. What was used last stands first."
            width={960}
            more={
              <Anchor component={PageLink} href={`${page}?tab=credentials`} size="sm">
                Manage credentials
              </Anchor>
            }
          >
            <CredentialTable uses={data ? credentialUses(data) : undefined} />
            {(data?.apiTokens?.totalCount ?? 0) > mostTokens && (
              <Text size="sm" c="dimmed" mt="xs">
                Of its API tokens, the newest {mostTokens}.{" "}
                <Anchor component={PageLink} href={`${page}?tab=tokens`} size="sm" underline="always">
                  All API tokens
                </Anchor>
              </Text>
            )}
          </Section>
          {data?.serviceAccount && (
            <Section
              title="Permissions exercised"
              lead={product.builtIn ? "What it needed to hold for its calls of Latchkey's API." : `What ${product.name} has told of, and what it used here.`}
              width={960}
              more={
                can("role:read") && (
                  <Anchor component={PageLink} href={`${page}?tab=permissions`} size="sm">
                    Every permission, and why
                  </Anchor>
                )
              }
            >
              <PermissionTable
                uses={data.serviceAccount.permissionUses}
                held={data.serviceAccount.permissions}
                none={
                  product.builtIn
                    ? "None yet. Each call that needs a permission is counted here."
                    : `None yet. Only ${product.name} knows what is done with its permissions. It tells when it asks about a token, or by recordPermissionUse.`
                }
              />
            </Section>
          )}
        </>
      )}
      <Section title="Events" lead="What it did, and what was done to it, its keys, its trust rules, its secrets and its API tokens.">
        {can("audit:read") ? <EventList accountId={account.id} /> : <MissingPermission permission="audit:read" />}
      </Section>
    </>
  );
}
