import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PageLink } from "../../../_components/page/page-link";
import { Section } from "../../../_components/page/section";
import { algorithmNames } from "../../../_components/texts/algorithm-names";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { tokenAlgorithmQuery } from "../token-algorithm";
import { TokenAlgorithmForm } from "./token-algorithm-form";

/** With what the team's tokens are signed; for those who may, to choose it. */
export function TokenAlgorithmSection() {
  const { team } = useTeam();
  const { data: algorithm, error, refetch } = useQuery(tokenAlgorithmQuery(team.id));
  return (
    <Section
      title="Token signature"
      width={640}
      lead="With what access tokens, and API tokens that are JWTs, are signed. Libraries take the keys from Latchkey; where a product names the algorithms that it accepts, it must name this one."
      more={
        <Anchor component={PageLink} href="/installation/signing-keys" size="sm">
          Signing keys
        </Anchor>
      }
    >
      {!algorithm && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!algorithm && !error && <Skeleton height={144} role="status" aria-label="Loading" />}
      {algorithm && <Choice algorithm={algorithm} />}
    </Section>
  );
}

function Choice({ algorithm }: { algorithm: keyof typeof algorithmNames }) {
  const { can } = useTeam();
  if (can("team:update")) return <TokenAlgorithmForm algorithm={algorithm} />;
  const { name, what } = algorithmNames[algorithm];
  return (
    <Stack gap="sm">
      <Text size="sm">
        {name} ({what})
      </Text>
      <MissingPermission permission="team:update" />
    </Stack>
  );
}
