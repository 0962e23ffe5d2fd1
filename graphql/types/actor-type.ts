import type { Builder } from "../builder";

/** Kinds of identities, as audit events keep them. */
export type ActorType = "USER" | "SERVICE_ACCOUNT" | "SYSTEM" | "ANONYMOUS";

/** `ActorType`. */
export function defineActorType(builder: Builder) {
  return builder.enumType("ActorType", {
    description: "What kind of identity did something.",
    values: {
      USER: { description: "A person." },
      SERVICE_ACCOUNT: { description: "A service account." },
      SYSTEM: { description: "Latchkey itself, such as its command line." },
      ANONYMOUS: { description: "Someone who was refused before we knew them." },
    },
  });
}
