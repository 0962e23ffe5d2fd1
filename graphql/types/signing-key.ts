import { everyDaysLimits } from "../../lib/signing-keys/schedule";
import { type KeyUses, type ListedKey, listSigningKeys, type SigningKeyRing } from "../../lib/signing-keys/list-keys";
import { rotateSigningKeys } from "../../lib/signing-keys/rotate-keys";
import { scheduleKeyRotation } from "../../lib/signing-keys/schedule-rotation";
import type { Refs } from "./refs";

const forAdministrators = "Only for administrators of the installation, by a recent sign-in: never for a service account.";

/** `SigningKeyRing`, its query and its mutations. */
export function defineSigningKey({ builder, creator, signingAlgorithm, mutation }: Refs): void {
  const state = builder.enumType("SigningKeyState", {
    description: "What a signing key does.",
    values: {
      NEXT: { description: "It is published, and waits for its time to sign." },
      SIGNING: { description: "It signs." },
      RETIRING: { description: "It signs no more, and is published until the last token that it has signed has ended." },
    },
  });
  const uses = builder.objectRef<KeyUses>("SigningKeyUses").implement({
    description: "What holds a signing key, counted over all teams.",
    fields: (t) => ({
      teams: t.exposeInt("teams", { description: "How many teams have its algorithm." }),
      apiTokens: t.exposeInt("apiTokens", { description: "How many API tokens that it has signed are good still." }),
      apiTokensUntil: t.field({
        type: "DateTime",
        nullable: true,
        description: "When the last of them ends; null when there are none.",
        resolve: (parent) => parent.apiTokensUntil,
      }),
    }),
  });
  const key = builder.objectRef<ListedKey & { administered: boolean }>("SigningKey").implement({
    description: "A key of the installation that signs tokens, of which the public half is at `/.well-known/jwks.json`.",
    fields: (t) => ({
      kid: t.exposeID("kid", { description: "Its id, as in the header of what it has signed: the RFC 7638 thumbprint." }),
      algorithm: t.field({ type: signingAlgorithm, description: "With what it signs.", resolve: (parent) => parent.algorithm }),
      state: t.field({ type: state, description: "What it does.", resolve: (parent) => parent.state }),
      createdAt: t.field({ type: "DateTime", description: "When it was made, and published.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({
        type: creator,
        nullable: true,
        description: "Who made it; null for all but administrators of the installation.",
        resolve: (parent, _, { loaders }) => (parent.administered ? loaders.creator.load(parent.createdBy) : null),
      }),
      signsFrom: t.field({ type: "DateTime", description: "From when it signs.", resolve: (parent) => parent.signsFrom }),
      signsUntil: t.field({
        type: "DateTime",
        nullable: true,
        description: "When another takes over, or has; null while none is announced.",
        resolve: (parent) => parent.signsUntil,
      }),
      publishedUntil: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it goes: all that it has signed has ended then. Null while no other follows.",
        resolve: (parent) => parent.publishedUntil,
      }),
      uses: t.field({
        type: uses,
        nullable: true,
        description: "What holds it; null for all but administrators of the installation.",
        resolve: (parent) => (parent.administered ? parent.uses : null),
      }),
    }),
  });
  const ring = builder.objectRef<SigningKeyRing>("SigningKeyRing").implement({
    description: "The signing keys of the installation, and when they rotate.",
    fields: (t) => ({
      keys: t.field({
        type: [key],
        description: "Those that are published, newest first.",
        resolve: ({ keys, administered }) => keys.map((one) => ({ ...one, administered })),
      }),
      nextRotationAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When keys rotate by themselves next, those apart that are announced already; null for never.",
        resolve: (parent) => parent.schedule.nextRotationAt,
      }),
      rotateEveryDays: t.int({
        nullable: true,
        description: "Every how many days they rotate; null for no repetition.",
        resolve: (parent) => parent.schedule.everyDays,
      }),
    }),
  });

  builder.queryField("signingKeys", (t) =>
    t.field({
      type: ring,
      nullable: true,
      description: "The signing keys of the installation. Needs no permission: their public halves are no secret.",
      resolve: (_, __, { actor }) => listSigningKeys(actor),
    }),
  );

  const rotation = builder.enumType("SigningKeyRotation", {
    description: "When the new keys begin to sign, and what becomes of the old ones.",
    values: {
      SCHEDULED: { value: "scheduled" as const, description: "After 15 minutes, when products have had the time to fetch them. No token is refused." },
      NOW: {
        value: "now" as const,
        description: "At once; the old tokens stay good. A product that doesn't fetch keys which it doesn't know refuses the new ones for some minutes.",
      },
      LEAKED: { value: "leaked" as const, description: "At once, and the old keys are withdrawn: every token that they have signed is refused, for good." },
    },
  });
  const rotateInput = builder.inputType("RotateSigningKeysInput", {
    description: "Which signing keys to rotate, and how.",
    fields: (t) => ({
      rotation: t.field({ type: rotation, description: "How; SCHEDULED by default." }),
      algorithm: t.field({ type: signingAlgorithm, description: "Those of this algorithm; all that are in use by default." }),
    }),
  });
  const ringOf = {
    type: ring,
    nullable: true,
    description: "The signing keys as they are now.",
  } as const;
  mutation({
    name: "rotateSigningKeys",
    description: `Makes new signing keys. ${forAdministrators}`,
    args: builder.args((t) => ({ input: t.field({ type: rotateInput, description: "Which, and how." }) })),
    run: async ({ actor }, { input }) => {
      await rotateSigningKeys(actor, input ?? {});
      return { ring: await listSigningKeys(actor) };
    },
    payload: (t) => ({ signingKeys: t.field({ ...ringOf, resolve: (parent) => parent.ring }) }),
  });

  const { min, max } = everyDaysLimits;
  const scheduleInput = builder.inputType("ScheduleSigningKeyRotationInput", {
    description: "When signing keys rotate by themselves; with nothing said, never.",
    fields: (t) => ({
      at: t.field({
        type: "DateTime",
        description: `When the next keys begin to sign, from 15 minutes to ${max} days ahead; left out, everyDays after those that sign now.`,
      }),
      everyDays: t.int({ description: `Every how many days after that, from ${min} to ${max}; left out, once.` }),
    }),
  });
  mutation({
    name: "scheduleSigningKeyRotation",
    description: `Says when signing keys rotate by themselves. New ones are published a day before they sign; those that are announced already stay. ${forAdministrators}`,
    args: builder.args((t) => ({ input: t.field({ type: scheduleInput, required: true, description: "When." }) })),
    run: async ({ actor }, { input }) => {
      await scheduleKeyRotation(actor, input);
      return { ring: await listSigningKeys(actor) };
    },
    payload: (t) => ({ signingKeys: t.field({ ...ringOf, resolve: (parent) => parent.ring }) }),
  });
}
