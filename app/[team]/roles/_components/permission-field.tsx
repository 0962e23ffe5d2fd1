import type { MatrixPermission } from "../../_components/permissions/matrix-of";
import { PermissionBoxes, type PermissionInput } from "../../_components/permissions/permission-boxes";
import { useRefusal } from "../../_components/permissions/use-refusal";

interface Props extends PermissionInput {
  product: { id: string; builtIn: boolean };
  /** All that the product declares. */
  permissions: readonly MatrixPermission[];
  /** What the role has already. */
  kept?: readonly string[];
}

/** What a role permits, as boxes by resource and verb. */
export function PermissionField({ product, permissions, kept = [], ...input }: Props) {
  const refusal = useRefusal(product, permissions, new Set(kept));
  return (
    <PermissionBoxes
      {...input}
      legend="Permissions"
      help="What depends on another one brings it along."
      permissions={permissions}
      refusal={refusal}
      none="The product declares no permissions yet."
    />
  );
}
