import { type ForbiddenReason, ForbiddenError } from "../errors";
import type { RequestOrigin } from "../permissions/actor";
import { corsRefusal } from "./cors";
import { countsFrom, type Network } from "./networks";

/** From where a token counts. */
interface Place {
  kind: "API_TOKEN" | "ACCESS_TOKEN";
  allowedOrigins: readonly string[];
  /** Lists of networks, each of which bounds it by itself. */
  networks: readonly (readonly Network[])[];
}

const texts: Record<Place["kind"], Partial<Record<ForbiddenReason, string>>> = {
  API_TOKEN: {
    ORIGIN_REQUIRED: "This API token is for browser apps: it counts only in requests that carry an allowed Origin.",
    ORIGIN_NOT_ALLOWED: "This API token doesn't allow the origin that the request comes from.",
    FOREIGN_ORIGIN: "This API token isn't for browser apps: it allows no origin.",
    ADDRESS_NOT_ALLOWED: "This API token doesn't count from the address that the request comes from.",
  },
  ACCESS_TOKEN: {
    ORIGIN_NOT_ALLOWED: "The service account doesn't allow the origin that the request comes from.",
    FOREIGN_ORIGIN: "This access token isn't for browser apps: its service account allows no origin.",
    ADDRESS_NOT_ALLOWED: "The service account doesn't count from the address that the request comes from.",
  },
};

/**
 * Checks that a token counts from where a request comes: the page, of which `corsRefusal` decides, and the address.
 * @param record leaves a trace of the refusal before the answer goes out
 * @throws ForbiddenError with a reason
 */
export async function assertPlace(
  { kind, allowedOrigins, networks }: Place,
  request: Request,
  { address }: RequestOrigin,
  record: (reason: ForbiddenReason) => Promise<void>,
): Promise<void> {
  // An API token with origins is for their pages alone; an access token is got by programs, and for these too.
  const isHere = networks.every((list) => countsFrom(list, address));
  const reason = corsRefusal(request, allowedOrigins, { pagesOnly: kind === "API_TOKEN" }) ?? (isHere ? undefined : "ADDRESS_NOT_ALLOWED");
  if (reason === undefined) return;
  await record(reason);
  throw new ForbiddenError(texts[kind][reason]!, [], reason);
}
