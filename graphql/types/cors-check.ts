import { checkCors, type CorsCheck } from "../../lib/api-tokens/check-cors";
import { orNullIfMissing } from "../or-null-if-missing";
import type { Refs } from "./refs";

/** `corsCheck`. */
export function defineCorsCheck({ builder }: Refs): void {
  const reason = builder.enumType("CorsCheckReason", {
    description: "Why a token may be used from an origin, or may not.",
    values: {
      ALLOWED: { description: "It is on the list." },
      NOT_AN_ORIGIN: { description: "No browser sends this as an origin." },
      NO_ORIGINS: { description: "No origin is on the list." },
      OTHER_SCHEME: { description: "The same host is on the list with another scheme." },
      OTHER_PORT: { description: "The same host is on the list with another port." },
      NOT_ON_LIST: { description: "It isn't on the list." },
      REVOKED: { description: "The token has been revoked." },
      EXPIRED: { description: "The token has expired." },
      DISABLED: { description: "The account is disabled." },
    },
  });
  const check = builder.objectRef<CorsCheck>("CorsCheck").implement({
    description: "What a browser would get that calls from an origin with a token.",
    fields: (t) => ({
      allowed: t.exposeBoolean("allowed", { description: "Whether it may." }),
      reason: t.field({ type: reason, description: "Why, for programs.", resolve: (parent) => parent.reason }),
      message: t.exposeString("message", { description: "Why, and what to do." }),
      pattern: t.exposeString("pattern", { nullable: true, description: "The entry of the list that allows it; null when none does." }),
    }),
  });
  builder.queryField("corsCheck", (t) =>
    t.field({
      type: check,
      nullable: true,
      description:
        "What a browser would get that calls from this origin with this API token, or with an access token of this account, and why. Needs `token:read`, or `service-account:read` for an account.",
      args: {
        origin: t.arg.string({ required: true, description: "The origin, as browsers send it: https://app.example.com." }),
        tokenId: t.arg.id({ description: "The token's id; this or serviceAccountId." }),
        serviceAccountId: t.arg.id({ description: "The account's id, to ask of its access tokens." }),
      },
      resolve: (_, args, { actor }) => orNullIfMissing(checkCors(actor, args)),
    }),
  );
}
