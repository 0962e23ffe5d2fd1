import { Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../../_components/page/page-link";
import { useLast } from "../../../_components/dialogs/use-last";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { ChangeDialog } from "../../_components/impact/change-dialog";
import { useImpact } from "../../_components/impact/use-impact";
import { useTeam } from "../../../_teams/team-context";
import { updateProductDocument } from "../mutations";
import { type Product, rolesOfProductQuery } from "../queries";
import type { PermissionsInUse as InUse } from "./use-edit-product";

interface Props {
  product: Product;
  inUse: InUse | undefined;
  onForce: () => void;
  onClose: () => void;
}

/** Says which roles permit what is to be removed from a product, and offers to take it out of them too. */
export function PermissionsInUse({ product, inUse, onForce, onClose }: Props) {
  const { can, path, team } = useTeam();
  const shown = useLast(inUse);
  const permissions = shown?.permissions ?? [];
  const kept = new Set(permissions.map(({ name }) => name));
  const removed = product.permissions.map(({ name }) => name).filter((name) => !kept.has(name));
  const roles = useQuery({ ...rolesOfProductQuery(team.id, product.id), enabled: inUse !== undefined && can("role:read") });
  const using = (roles.data ?? []).filter((role) => role.permissions.some(({ name }) => removed.includes(name)));
  const may = can("role:update");
  const state = useImpact({
    change: { product: product.id, permissions },
    enabled: inUse !== undefined && may,
    ask: async (run) => (await run(updateProductDocument, { id: product.id, input: { permissions }, force: true, dryRun: true })).updateProduct,
  });
  return (
    <ChangeDialog
      opened={inUse !== undefined}
      title={`Roles permit what you remove from ${product.name}`}
      state={state}
      confirm="Remove it from these roles too"
      danger
      ready={may}
      running={false}
      problem={null}
      onConfirm={onForce}
      onClose={onClose}
    >
      {using.length > 0 ? (
        <Stack component="ul" gap={4} m={0} pl="md">
          {using.map(({ id, name, permissions: permitted }) => (
            <Text component="li" size="sm" key={id}>
              <Anchor component={PageLink} href={path(`/roles/${id}`)} size="sm" underline="always">
                {name}
              </Anchor>{" "}
              permits{" "}
              {permitted
                .filter((permission) => removed.includes(permission.name))
                .map((permission, index) => (
                  <span key={permission.name}>
                    {index > 0 && ", "}
                    <code>{permission.name}</code>
                  </span>
                ))}
            </Text>
          ))}
        </Stack>
      ) : (
        <Text size="sm">{shown?.message}</Text>
      )}
      {may ? (
        <Text size="sm">Whoever has it by these roles loses it at once, and the change of each role is in the activity.</Text>
      ) : (
        <MissingPermission permission="role:update" />
      )}
    </ChangeDialog>
  );
}
