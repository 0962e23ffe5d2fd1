import { z } from "zod";
import { requiredLine } from "../input/text";
import { mostConditions } from "./conditions";

/** How many trust rules one account may have. */
export const mostTrustRules = 20;

const claim = z
  .string()
  .min(1, "A condition needs the name of a claim.")
  .max(200, "The name of a claim may have at most 200 characters.")
  .refine((name) => /^[\x21-\x7e]+$/.test(name), "The name of a claim has printable characters only, and no spaces.");

const pattern = z
  .string()
  .min(1, "A condition needs a value.")
  .max(500, "A value may have at most 500 characters.")
  .refine((value) => !/\p{Cc}/u.test(value) && value.isWellFormed(), "A value has printable characters only.");

/** Claims that all tokens of an issuer have alike, or that say nothing of who it is. */
const common = new Set(["iss", "aud", "exp", "iat", "nbf", "jti"]);

export const trustRuleInput = z.object({
  name: requiredLine("The name", 100),
  audience: requiredLine("The audience", 500).nullish(),
  conditions: z
    .array(z.object({ claim, pattern }))
    .min(1, "Give at least one condition: without any, whoever has a token of this issuer would be let in.")
    .max(mostConditions, `A rule may have at most ${mostConditions} conditions.`)
    .refine(
      (conditions) => conditions.some(({ claim: name, pattern: value }) => !common.has(name.replace(/^\//, "")) && /[^*/:]/.test(value)),
      "Give at least one condition that doesn't hold for everybody.",
    ),
});
