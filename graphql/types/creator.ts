import type { Refs } from "./refs";

/** `Creator`. */
export function defineCreator({ creator, actorType }: Refs): void {
  creator.implement({
    description: "Who created something.",
    fields: (t) => ({
      type: t.field({ type: actorType, description: "What kind of identity it is.", resolve: (parent) => parent.type }),
      id: t.exposeID("id", { nullable: true, description: "Id of the person or service account; `system` for Latchkey itself." }),
      name: t.exposeString("name", { nullable: true, description: "Their name now; null when they have been deleted." }),
    }),
  });
}
