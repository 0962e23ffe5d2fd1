import { Text } from "@mantine/core";
import { Fact, Facts } from "../../../_components/page/facts";
import type { ServiceAccount } from "../queries";
import { PermissionTags } from "../../../_components/texts/permission-tags";

/** The roles that an account holds, each with what it permits. */
export function AccountRoles({ roles }: { roles: ServiceAccount["roles"] }) {
  if (roles.length === 0) return <Text size="sm">None. Its tokens are valid and carry no permission.</Text>;
  return (
    <Facts wide>
      {roles.map((role) => (
        <Fact key={role.id} label={role.name}>
          <Text size="sm">{role.description}</Text>
          <PermissionTags permissions={role.permissions} />
        </Fact>
      ))}
    </Facts>
  );
}
