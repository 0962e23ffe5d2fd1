import { z } from "zod";
import { exportEndpoint } from "../exports/export-endpoint";
import { isId } from "../ids";
import { flag } from "../input/parameters";
import { exportServiceAccounts } from "./export-service-accounts";

const parameters = z.object({
  team: z.string().optional(),
  search: z.string().optional(),
  enabled: flag("enabled").optional(),
  product: z
    .string()
    .refine((id) => isId("Product", id), "product must be a product's id.")
    .optional(),
  neverUsed: flag("neverUsed").optional(),
  unusedSince: z.iso
    .datetime({ offset: true, message: "unusedSince must be a time such as 2026-01-31T12:00:00Z." })
    .transform((text) => new Date(text))
    .optional(),
  createdBy: z
    .string()
    .refine((id) => id === "system" || isId("User", id) || isId("ServiceAccount", id), "createdBy must be the id of a person or service account, or system.")
    .optional(),
});

/** `GET /api/export/service-accounts.csv`: the service accounts of a team as a file for spreadsheets and scripts. */
export const exportServiceAccountsEndpoint = exportEndpoint({
  fileName: "service-accounts.csv",
  type: "text/csv",
  parameters,
  lines: (whoNow, { team, product, createdBy, ...filter }) =>
    exportServiceAccounts(whoNow, { team: team ?? null, filter: { ...filter, productId: product, createdById: createdBy } }),
});
