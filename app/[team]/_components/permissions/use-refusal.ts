import { useQuery } from "@tanstack/react-query";
import type { Permission } from "@/lib/permissions/catalogue";
import type { MatrixPermission } from "./matrix-of";
import { useTeam } from "../../../_teams/team-context";
import { ownPermissionsQuery } from "./own-permissions-query";

interface Product {
  /** Empty for Latchkey's own API where its id isn't known. */
  id: string;
  builtIn: boolean;
}

/**
 * Why the viewer can't put a permission into a role: on Latchkey's own API they can give what they hold; on the team's products the same, or
 * anything with `product-permission:grant`.
 * @param kept what the role has already, which needs no permission to give
 */
export function useRefusal(product: Product, permissions: readonly MatrixPermission[], kept: ReadonlySet<string>) {
  const { can, team } = useTeam();
  const asks = !product.builtIn && !can("product-permission:grant");
  const { data: own } = useQuery({ ...ownPermissionsQuery(team.id), enabled: asks });
  const byName = new Map(permissions.map((permission) => [permission.name, permission]));

  function mayGive(name: string): boolean {
    if (kept.has(name)) return true;
    if (product.builtIn) return can(name as Permission);
    // Until it is known the server decides.
    return !asks || own === undefined || own.includes(`${product.id} ${name}`);
  }
  function lacked(name: string, seen = new Set<string>()): string | undefined {
    if (seen.has(name) || !byName.has(name)) return undefined;
    seen.add(name);
    if (!mayGive(name)) return name;
    return byName
      .get(name)
      ?.dependsOn.map((other) => lacked(other, seen))
      .find((found) => found !== undefined);
  }
  return ({ name }: MatrixPermission): string | undefined => {
    if (kept.has(name)) return undefined;
    const missing = lacked(name);
    if (missing === undefined) return undefined;
    return missing === name ? "You don't hold it, so you can't give it." : `It needs ${missing}, which you can't give.`;
  };
}
