import type { TrustCondition } from "../../entities/index";
import { addTrustRule } from "../../lib/trust-rules/add-trust-rule";
import type { ForeignTokenCheck, RuleVerdict } from "../../lib/trust-rules/check-foreign-token";
import { type CheckedCondition, mostConditions } from "../../lib/trust-rules/conditions";
import { mostTrustRules } from "../../lib/trust-rules/input";
import { nearMiss } from "../../lib/trust-rules/near-miss";
import { removeTrustRules } from "../../lib/trust-rules/remove-trust-rules";
import { testTrustedToken } from "../../lib/trust-rules/test-trusted-token";
import { updateTrustRule } from "../../lib/trust-rules/update-trust-rule";
import { isOfType } from "../is-of-type";
import type { Refs } from "./refs";

const claimText = "The name of the claim, or a JSON Pointer such as `/kubernetes.io/namespace` for one below.";
const patternText = "What it must be. `*` stands for one or more characters other than `/` and `:`.";

/** `TrustRule`, its mutations and its test. */
export function defineTrustRule({ builder, node, trustRule, creator, mutation }: Refs): void {
  const condition = builder.objectRef<TrustCondition>("TrustCondition").implement({
    description: "What a claim of a foreign token must be.",
    fields: (t) => ({
      claim: t.exposeString("claim", { description: claimText }),
      pattern: t.exposeString("pattern", { description: patternText }),
    }),
  });
  trustRule.implement({
    interfaces: [node],
    isTypeOf: isOfType("TrustRule"),
    description:
      "Which tokens of which OpenID Connect issuer stand for a service account, so that a pipeline or a pod gets access tokens with nothing to keep secret.",
    fields: (t) => ({
      id: t.exposeID("id", { description: "The rule's id, by which the audit trail names it." }),
      name: t.exposeString("name", { description: "What people call it." }),
      issuer: t.exposeString("issuer", { description: "Whose tokens, as they have it in `iss`." }),
      audience: t.exposeString("audience", { description: "What the tokens must have in `aud`." }),
      conditions: t.field({ type: [condition], description: "What their claims must be, all of them.", resolve: (parent) => parent.conditions }),
      version: t.exposeInt("version", { description: "Goes up with each update; pass it to updateTrustRule to overwrite nobody's change." }),
      active: t.boolean({ description: "Whether it counts.", resolve: (parent, _, { loaders }) => loaders.isActive(parent.expiresAt) }),
      createdAt: t.field({ type: "DateTime", description: "When it was added.", resolve: (parent) => parent.createdAt }),
      createdBy: t.field({ type: creator, description: "Who added it.", resolve: (parent, _, { loaders }) => loaders.creator.load(parent.createdBy) }),
      expiresAt: t.field({ type: "DateTime", nullable: true, description: "When it ends; null for never.", resolve: (parent) => parent.expiresAt }),
      lastUsedAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "When it last let somebody in, to the minute; null when it never did.",
        resolve: (parent) => parent.lastUsedAt,
      }),
    }),
  });

  const conditionInput = builder.inputType("TrustConditionInput", {
    description: "What a claim of a foreign token must be.",
    fields: (t) => ({
      claim: t.string({ required: true, description: claimText }),
      pattern: t.string({ required: true, description: patternText }),
    }),
  });
  const input = builder.inputType("AddTrustRuleInput", {
    description: "A new trust rule.",
    fields: (t) => ({
      serviceAccountId: t.id({ required: true, description: "The account for which the tokens stand." }),
      name: t.string({ required: true, description: "What to call it, at most 100 characters." }),
      issuer: t.string({ required: true, description: "The issuer, as its tokens have it in `iss`: an https address on the public internet." }),
      audience: t.string({ description: "What the tokens must have in `aud`; the public URL of this installation by default." }),
      conditions: t.field({
        type: [conditionInput],
        required: true,
        description: `From 1 to ${mostConditions}; all of them must hold, and one at least must not hold for everybody: of GitHub and gitlab.com, one that names the owner.`,
      }),
      expiresAt: t.field({ type: "DateTime", description: "When the rule ends by itself; left out, never." }),
    }),
  });
  mutation({
    name: "addTrustRule",
    description: `Adds a trust rule to a service account, which can have ${mostTrustRules}. Needs \`service-account:regenerate-keys\`, each permission that the account has, and of people a recent sign-in.`,
    args: builder.args((t) => ({ input: t.field({ type: input, required: true, description: "The new rule." }) })),
    run: async ({ actor }, { input: given }) => ({ rule: await addTrustRule(actor, given) }),
    payload: (t) => ({ trustRule: t.field({ type: trustRule, nullable: true, description: "The new rule.", resolve: (parent) => parent.rule }) }),
  });
  const changes = builder.inputType("UpdateTrustRuleInput", {
    description: "Changes of a trust rule; a field left out stays.",
    fields: (t) => ({
      name: t.string({ description: "The new name." }),
      issuer: t.string({ description: "The new issuer." }),
      audience: t.string({ description: "What the tokens must have in `aud`; null for the public URL of this installation." }),
      conditions: t.field({ type: [conditionInput], description: `The whole list, from 1 to ${mostConditions}.` }),
      expiresAt: t.field({ type: "DateTime", description: "When the rule ends by itself; null for never." }),
      version: t.int({ description: "The version that you have read. When the rule is a newer one by now, nothing is changed, and the error is CONFLICT." }),
    }),
  });
  mutation({
    name: "updateTrustRule",
    description:
      "Changes a trust rule, from the next token on. Needs `service-account:regenerate-keys`, each permission that the account has, and of people a recent sign-in.",
    args: builder.args((t) => ({
      id: t.id({ required: true, description: "The rule's id." }),
      input: t.field({ type: changes, required: true, description: "What to change." }),
    })),
    run: async ({ actor }, { id, input: given }) => ({ rule: await updateTrustRule(actor, id, given) }),
    payload: (t) => ({ trustRule: t.field({ type: trustRule, nullable: true, description: "The changed rule.", resolve: (parent) => parent.rule }) }),
  });
  mutation({
    name: "removeTrustRule",
    description:
      "Removes a trust rule: the tokens that it took are refused at once. Access tokens that were got with them live on until they expire. For a day restoreTrustRules takes it back. Needs `service-account:regenerate-keys`.",
    args: builder.args((t) => ({ id: t.id({ required: true, description: "The rule's id." }) })),
    run: async ({ actor }, { id }) => ({ deletedId: (await removeTrustRules(actor, id))[0] }),
    payload: (t) => ({ deletedId: t.id({ nullable: true, description: "The id that no longer exists.", resolve: (parent) => parent.deletedId }) }),
  });

  const checked = builder.objectRef<CheckedCondition>("CheckedTrustCondition").implement({
    description: "What a rule wants of a claim, and what the token has.",
    fields: (t) => ({
      claim: t.exposeString("claim", { description: "The claim: `iss`, `aud`, or that of a condition." }),
      pattern: t.exposeString("pattern", { description: "What it must be." }),
      holds: t.exposeBoolean("holds", { description: "Whether it is." }),
      found: t.exposeString("found", { nullable: true, description: "What it is; null when the token hasn't got it." }),
      hint: t.string({
        nullable: true,
        description: "Why it isn't what the rule wants, where the two look much alike.",
        resolve: (parent) => nearMiss(parent) ?? null,
      }),
    }),
  });
  const verdict = builder.objectRef<RuleVerdict>("TrustRuleVerdict").implement({
    description: "What one rule says to a token.",
    fields: (t) => ({
      ruleId: t.id({ description: "The rule.", resolve: (parent) => parent.rule.id }),
      ruleName: t.string({ description: "Its name.", resolve: (parent) => parent.rule.name }),
      accepted: t.exposeBoolean("accepted", { description: "Whether the token is what the rule wants." }),
      checks: t.field({ type: [checked], description: "Claim by claim, issuer and audience first.", resolve: (parent) => parent.checks }),
    }),
  });
  const check = builder.objectRef<ForeignTokenCheck>("TrustedTokenCheck").implement({
    description: "What a foreign token would come to for a service account.",
    fields: (t) => ({
      accepted: t.boolean({
        description: "Whether it would be exchanged, were the account enabled and the request to come from where the account counts.",
        resolve: (parent) => parent.accepted !== undefined,
      }),
      ruleId: t.id({ nullable: true, description: "The rule that takes it; null when none does.", resolve: (parent) => parent.accepted?.id ?? null }),
      problem: t.exposeString("problem", { nullable: true, description: "What is wrong with the token itself, whatever the rules; null when nothing is." }),
      verdicts: t.field({ type: [verdict], description: "What each rule in force says.", resolve: (parent) => parent.verdicts }),
      claims: t.field({
        type: "JSON",
        nullable: true,
        description: "What the token says; null when it is no JWT.",
        resolve: (parent) => parent.claims ?? null,
      }),
    }),
  });
  builder.queryField("testTrustedToken", (t) =>
    t.field({
      type: check,
      nullable: true,
      description:
        "Which trust rule of a service account takes a token of a foreign issuer, or why none does. It is used for nothing and not kept. Needs `service-account:read`.",
      args: {
        serviceAccountId: t.arg.id({ required: true, description: "The account." }),
        token: t.arg.string({ required: true, description: "The foreign token." }),
      },
      complexity: 20,
      resolve: (_, { serviceAccountId, token }, { actor }) => testTrustedToken(actor, serviceAccountId, token),
    }),
  );
}
