import { z } from "zod";
import { exportEndpoint } from "../exports/export-endpoint";
import { exportPermissionHolders } from "./export-permission-holders";

const parameters = z.object({
  team: z.string().optional(),
  product: z.string().optional(),
  permission: z.string("Say of which permission: permission=service-account:read"),
  type: z.enum(["MEMBER", "SERVICE_ACCOUNT"], "type must be MEMBER or SERVICE_ACCOUNT.").optional(),
});

/** `GET /api/export/permission-holders.csv`: who may do what a permission permits, for reviews of access. */
export const exportPermissionHoldersEndpoint = exportEndpoint({
  fileName: "permission-holders.csv",
  type: "text/csv",
  parameters,
  lines: (whoNow, { team, product, permission, type }) => exportPermissionHolders(whoNow, { teamId: team, productId: product, permission, type }),
});
