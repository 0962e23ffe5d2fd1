import type { z } from "zod";
import { authenticate } from "../auth/authenticate";
import { endpoint, type Handler } from "../http/endpoint";
import { parseParameters } from "../input/parameters";
import type { Actor } from "../permissions/actor";
import { assertKnown } from "../permissions/assert-known";
import { streamText } from "./stream-text";

interface Export<Shape extends z.ZodRawShape> {
  fileName: string;
  type: "text/csv" | "application/x-ndjson";
  /** What the URL's query may say. */
  parameters: z.ZodObject<Shape>;
  /** @param whoNow tells who asks, anew for each page: who may no longer read gets no further */
  lines(whoNow: () => Promise<Actor | null>, given: z.output<z.ZodObject<Shape>>): AsyncGenerator<string, void>;
  /** How many will come, for the header `x-total-count`; undefined when that isn't asked or isn't known. */
  count?(actor: Actor, given: z.output<z.ZodObject<Shape>>): Promise<number | undefined>;
}

/** Makes an endpoint that answers `GET` with a file, which is written while it is read. */
export function exportEndpoint<Shape extends z.ZodRawShape>({ fileName, type, parameters, lines, count }: Export<Shape>): Handler {
  return endpoint({ methods: ["GET"] }, async (request, origin) => {
    const whoNow = () => authenticate(request, origin);
    const actor = await whoNow();
    assertKnown(actor);
    const given = parseParameters(new URL(request.url).searchParams, parameters);
    const total = await count?.(actor, given);
    return new Response(await streamText(lines(whoNow, given)), {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-disposition": `attachment; filename="${fileName}"`,
        vary: "Cookie, Authorization, Origin",
        ...(total !== undefined && { "x-total-count": String(total) }),
      },
    });
  });
}
