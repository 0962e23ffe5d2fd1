import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { tokenPolicyQuery } from "../policy";
import type { ApiToken } from "../queries";
import { EditTokenForm } from "./edit-token-form";
import { LimitsForm } from "./limits/limits-form";
import { TokenDanger } from "./token-danger";

/** What can be changed about a token, and what ends it. */
export function TokenSettings({ token }: { token: ApiToken }) {
  const { can, team } = useTeam();
  const policy = useQuery(tokenPolicyQuery(team.id));
  if (token.state === "REVOKED")
    return (
      <Text size="sm" c="dimmed" maw="72ch">
        The token is revoked, and stays so: it can&apos;t be changed any more. What uses it needs another one.
      </Text>
    );
  return (
    <>
      <Section title="Edit" width={960}>
        {!can("token:update") && <MissingPermission permission="token:update" />}
        {can("token:update") && policy.isPending && <Skeleton height={320} aria-label="Loading" />}
        {can("token:update") && !policy.isPending && <EditTokenForm token={token} purposeRequired={policy.data?.purposeRequired ?? false} />}
      </Section>
      <Section title="Limits" id="limits" width={640} lead="What a program that runs wild can't go beyond. An empty field limits nothing.">
        {can("token:update") ? <LimitsForm id={token.id} /> : <MissingPermission permission="token:update" />}
      </Section>
      <Section title="Danger zone" width={640}>
        <TokenDanger token={token} />
      </Section>
    </>
  );
}
