import { checkCors, type CorsCheck } from "../../lib/api-tokens/check-cors";
import { orNullIfMissing } from "../or-null";
import type { Refs } from "./refs";

/** `corsCheck`. */
export function defineCorsCheck({ builder }: Refs): void {
  const reason = builder.enumType("CorsCheckReason", {
    description: "Why an API token may be used from an origin, or may not.",
    values: {
      ALLOWED: { description: "It is on the token's list." },
      NOT_AN_ORIGIN: { description: "No browser sends this as an origin." },
      NO_ORIGINS: { description: "The token allows no origin at all." },
      OTHER_SCHEME: { description: "The same host is on the list with another scheme." },
      OTHER_PORT: { description: "The same host is on the list with another port." },
      NOT_ON_LIST: { description: "It isn't on the list." },
      REVOKED: { description: "The token has been revoked." },
      EXPIRED: { description: "The token has expired." },
    },
  });
  const check = builder.objectRef<CorsCheck>("CorsCheck").implement({
    description: "What a browser would get that calls from an origin with an API token.",
    fields: (t) => ({
      allowed: t.exposeBoolean("allowed", { description: "Whether it may." }),
      reason: t.field({ type: reason, description: "Why, for programs.", resolve: (parent) => parent.reason }),
      message: t.exposeString("message", { description: "Why, and what to do." }),
      pattern: t.exposeString("pattern", { nullable: true, description: "The entry of the token's list that allows it; null when none does." }),
    }),
  });
  builder.queryField("corsCheck", (t) =>
    t.field({
      type: check,
      nullable: true,
      description: "What a browser would get that calls from this origin with this API token, and why. Needs `token:read`.",
      args: {
        origin: t.arg.string({ required: true, description: "The origin, as browsers send it: https://app.example.com." }),
        tokenId: t.arg.id({ required: true, description: "The token's id." }),
      },
      resolve: (_, args, { actor }) => orNullIfMissing(checkCors(actor, args)),
    }),
  );
}
