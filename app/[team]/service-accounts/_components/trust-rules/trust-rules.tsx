import { Button, Group, Skeleton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { PageHelp } from "../../../../_components/page/page-help";
import { PageLink } from "../../../../_components/page/page-link";
import { Section } from "../../../../_components/page/section";
import { useTeam } from "../../../../_teams/team-context";
import type { ServiceAccount } from "../../queries";
import { NoTrustRules } from "./no-trust-rules";
import { trustRulesDocument, trustRulesQuery } from "./queries";
import { RuleList } from "./rule-list";
import { TestToken } from "./test-token/test-token";

/** The trust rules of an account: which tokens of which issuers stand for it; and a test of them. */
export function TrustRules({ account }: { account: Pick<ServiceAccount, "id" | "name" | "enabled"> }) {
  const { can, path } = useTeam();
  const { data, error, refetch } = useQuery(trustRulesQuery(account.id));
  const some = data != null && data.trustRules.length > 0;
  return (
    <>
      <Section
        title="Trust rules"
        lead={
          <>
            Keyless sign-in: a pipeline or a pod proves itself with the token that its platform gives it.
            {!account.enabled && ` ${account.name} is disabled: none of them counts.`}
          </>
        }
        more={
          <Group gap="xs">
            <PageHelp what="these trust rules" document={trustRulesDocument} variables={{ id: account.id }}>
              A trust rule says which tokens of a foreign issuer stand for {account.name}: its issuer, its audience, and what other claims must be. Such a token
              is exchanged for an access token at the token endpoint. An account can have 20 rules; one of them has to take the token.
            </PageHelp>
            {some && can("service-account:regenerate-keys") && (
              <Button
                component={PageLink}
                href={path(`/service-accounts/${account.id}/trust-rules/new`)}
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                Add trust rule
              </Button>
            )}
          </Group>
        }
      >
        {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={160} role="status" aria-label="Loading" />}
        {some && <RuleList account={data} />}
        {data && !some && <NoTrustRules account={account} />}
      </Section>
      {some && (
        <Section title="Test a token" width={800} lead="Which rule takes it, or which claim isn't what a rule wants.">
          <TestToken account={data} />
        </Section>
      )}
    </>
  );
}
