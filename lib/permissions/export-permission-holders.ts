import { z } from "zod";
import { authenticate } from "../auth/authenticate";
import { csvLine } from "../csv";
import { endpoint } from "../http/endpoint";
import { parseParameters } from "../input/parameters";
import { streamText } from "../stream-text";
import type { Actor } from "./actor";
import { assertKnown } from "./assert-known";
import { type PermissionHolder, permissionHolders, type WhichPermission } from "./permission-holders";

const columns = ["type", "id", "name", "permission", "role", "group", "until"];
const chunk = 100;

/**
 * Who holds a permission as the lines of a CSV file, one for each road that gives it, a page at a time.
 * @param whoNow tells who asks, anew for each page: who may no longer read gets no further.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
async function* exportPermissionHolders(whoNow: () => Promise<Actor | null>, which: WhichPermission): AsyncGenerator<string, void> {
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

const parameters = z.object({
  team: z.string().optional(),
  product: z.string().optional(),
  permission: z.string("Say of which permission: permission=service-account:read"),
  type: z.enum(["MEMBER", "SERVICE_ACCOUNT"], "type must be MEMBER or SERVICE_ACCOUNT.").optional(),
});

/** `GET /api/export/permission-holders.csv`: who may do what a permission permits, for reviews of access. */
export const exportPermissionHoldersEndpoint = endpoint({ methods: ["GET"] }, async (request, origin) => {
  const whoNow = () => authenticate(request, origin);
  assertKnown(await whoNow());
  const { team, product, permission, type } = parseParameters(new URL(request.url).searchParams, parameters);
  return new Response(await streamText(exportPermissionHolders(whoNow, { teamId: team, productId: product, permission, type })), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="permission-holders.csv"',
      "cache-control": "no-store",
      vary: "Cookie, Authorization, Origin",
    },
  });
});
