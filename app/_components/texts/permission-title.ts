import { permissionDefinition } from "@/lib/permissions/catalogue";

/** What people call a permission of Latchkey's own API. */
export function permissionTitle(name: string): string {
  return permissionDefinition(name)?.title ?? name;
}
