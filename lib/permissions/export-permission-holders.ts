import { csvLine } from "../csv";
import type { Actor } from "./actor";
import { type PermissionHolder, permissionHolders, type WhichPermission } from "./permission-holders";

const columns = ["type", "id", "name", "permission", "role", "group", "until"];
const chunk = 100;

/**
 * Who holds a permission as the lines of a CSV file, one for each road that gives it, a page at a time.
 * @param whoNow tells who asks, anew for each page: who may no longer read gets no further.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function* exportPermissionHolders(whoNow: () => Promise<Actor | null>, which: WhichPermission): AsyncGenerator<string, void> {
  let lines = csvLine(columns);
  for (let after: string | undefined; ;) {
    const page = await permissionHolders(await whoNow(), which, { first: chunk, after });
    yield lines + page.items.flatMap((holder) => linesOf(holder, which.permission)).join("");
    if (!page.hasNextPage || page.items.length === 0) return;
    lines = "";
    after = page.cursorOf(page.items.at(-1)!);
  }
}

function linesOf({ type, id, name, roads }: PermissionHolder, permission: string): string[] {
  return roads.map(({ role, group, until }) =>
    csvLine([type, id, name, permission, role.name, group?.name ?? "", until === null ? "" : new Date(until).toISOString()]),
  );
}
