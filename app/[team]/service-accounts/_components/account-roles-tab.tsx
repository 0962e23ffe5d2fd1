import { useQuery } from "@tanstack/react-query";
import { Section } from "../../../_components/page/section";
import { effectiveQuery } from "../../_components/permissions/effective/queries";
import { RoadList } from "../../_components/permissions/effective/road-list";
import { WithheldList } from "../../_components/permissions/effective/withheld-list";
import { useTeam } from "../../../_teams/team-context";
import { HolderRoles } from "../../_components/assignments/holder-roles";
import type { ServiceAccount } from "../queries";

/** The roles that an account has, directly and by its groups, and those that don't apply to it, with the reason. */
export function AccountRolesTab({ account }: { account: ServiceAccount }) {
  const { can, team } = useTeam();
  const { data } = useQuery({ ...effectiveQuery(team.id, { serviceAccountId: account.id }), enabled: can("role:read") });
  const byGroups = (data?.permissions ?? []).flatMap(({ roads }) => roads.filter(({ group }) => group !== null));
  const withheld = (data?.withheld ?? []).filter(({ permission }) => permission === null);
  return (
    <>
      <HolderRoles
        holder={{ type: "service-account", id: account.id, name: account.name, productId: account.product.id }}
        lead={`What it may do on ${account.product.name}. Roles of other products can't be assigned to it.`}
      />
      {byGroups.length > 0 && (
        <Section title="By groups" width={960} lead="Roles of the groups that it is in. To take one, remove it from the group.">
          <RoadList roads={byGroups} />
        </Section>
      )}
      {withheld.length > 0 && (
        <Section title="Don't apply" width={960} lead="Roles that it has and that don't count, and why.">
          <WithheldList withheld={withheld} />
        </Section>
      )}
    </>
  );
}
