import { z } from "zod";
import { optionalText, requiredLine } from "../input/text";
import { email } from "../users/input";
import { networkList } from "../bounds/networks";
import { originList } from "../bounds/origins";

export const accountName = requiredLine("The name", 100);
export const accountDescription = optionalText("The description", 2000);
/** Who maintains the account, by their e-mail address; the empty text is none. */
export const accountContact = z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null)), email.nullable());

/** Shortest and longest lifetime of an account's access tokens, in seconds: 5 minutes and 24 hours. */
export const lifetimeLimits = { min: 300, max: 86_400, default: 3600 } as const;

const lifetimeMessage = `The token lifetime must be a whole number of seconds from ${lifetimeLimits.min} (5 minutes) to ${lifetimeLimits.max} (24 hours).`;

export const accessTokenLifetime = z
  .number(lifetimeMessage)
  .int(lifetimeMessage)
  .min(lifetimeLimits.min, lifetimeMessage)
  .max(lifetimeLimits.max, lifetimeMessage);

/** For how long an account's access tokens can be refreshed, in seconds: not at all, or for up to 7 days. */
export const refreshLimits = { max: 7 * 86_400, default: 0 } as const;

const refreshMessage = `The time of refreshing must be 0, for none, or a whole number of seconds from ${lifetimeLimits.min} (5 minutes) to ${refreshLimits.max} (7 days).`;

export const refreshLifetime = z
  .number(refreshMessage)
  .int(refreshMessage)
  .max(refreshLimits.max, refreshMessage)
  .refine((seconds) => seconds === 0 || seconds >= lifetimeLimits.min, refreshMessage);

/** Origins in access tokens go with each request, in a header of which servers take some thousand characters. */
const mostOriginText = 2_000;

/** From where an account counts. */
export const accountBounds = {
  allowedOrigins: originList
    .refine(
      (list) => list.join("").length <= mostOriginText,
      `The origins go into each access token, so together they may have at most ${mostOriginText} characters.`,
    )
    .nullish(),
  allowedCidrs: networkList.nullish(),
};
