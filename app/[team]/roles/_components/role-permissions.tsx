import { Anchor, Text } from "@mantine/core";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { PermissionMatrix } from "../../_components/permissions/permission-matrix";
import { useTeam } from "../../../_teams/team-context";
import { CreatedBy } from "../../_components/created-by";
import type { Role } from "../queries";
import { EditRoleForm } from "./edit-role-form";
import { RoleDanger } from "./role-danger";

/** What is known of a role and what it permits; for those who may, to change it. */
export function RolePermissions({ role }: { role: Role }) {
  const { can, path } = useTeam();
  const { product } = role;
  const editable = !role.builtIn && can("role:update");
  return (
    <>
      <Section title="Details" width={800}>
        <Facts>
          <Fact label="Product">
            {can("product:read") ? (
              <Anchor component={PageLink} href={path(`/products/${product.id}`)} size="sm">
                {product.name}
              </Anchor>
            ) : (
              product.name
            )}
          </Fact>
          <Fact label="For">
            {role.assignableTo === "MEMBERS"
              ? "People only: it has permissions that no service account may ever hold."
              : "People, service accounts and groups."}
          </Fact>
          <Fact label="Id">
            <CopyableId value={role.id} what="id" />
          </Fact>
          <Fact label="Created">
            <RelativeTime at={role.createdAt} /> by <CreatedBy creator={role.createdBy} />
          </Fact>
        </Facts>
      </Section>
      {editable ? (
        <Section title="Edit" width={960}>
          <EditRoleForm role={role} />
        </Section>
      ) : (
        <Section
          title="Permissions"
          width={960}
          lead={role.builtIn ? "It comes with Latchkey and can't be changed. To have one that differs, clone it." : `What it permits on ${product.name}.`}
        >
          {product.permissions.length === 0 ? (
            <Text size="sm">The product declares none.</Text>
          ) : (
            <PermissionMatrix permissions={product.permissions} chosen={new Set(role.permissions.map(({ name }) => name))} product={product} />
          )}
        </Section>
      )}
      {!role.builtIn && !editable && (
        <Section title="Edit" width={640}>
          <MissingPermission permission="role:update" />
        </Section>
      )}
      {!role.builtIn && (
        <Section title="Danger zone" width={640}>
          <RoleDanger role={role} />
        </Section>
      )}
    </>
  );
}
