import { z } from "zod";
import { authenticate } from "../auth/authenticate";
import { endpoint } from "../http/endpoint";
import { isId } from "../ids";
import { flag, parseParameters } from "../input/parameters";
import { assertKnown } from "../permissions/assert-known";
import { streamText } from "../stream-text";
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
export const exportServiceAccountsEndpoint = endpoint({ methods: ["GET"] }, async (request, origin) => {
  const whoNow = () => authenticate(request, origin);
  assertKnown(await whoNow());
  const { team, search, enabled, product, neverUsed, unusedSince, createdBy } = parseParameters(new URL(request.url).searchParams, parameters);
  const lines = exportServiceAccounts(whoNow, {
    team: team ?? null,
    filter: { search, enabled, productId: product, neverUsed, unusedSince, createdById: createdBy },
  });
  return new Response(await streamText(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="service-accounts.csv"',
      "cache-control": "no-store",
      vary: "Cookie, Authorization, Origin",
    },
  });
});
