import { z } from "zod";
import { optionalText, requiredLine } from "../input/text";
import { networkList } from "../bounds/networks";
import { originList } from "../bounds/origins";

/** How many tokens that aren't revoked one account may have. */
export const mostTokens = 1_000;

export const tokenName = requiredLine("The name", 100);
export const tokenPurpose = optionalText("The purpose", 2000);
/** Names of permissions; whether they may be given is looked at when the account is known. */
export const scopeList = z
  .array(z.string("A scope must be the name of a permission."))
  .max(500, "A token may have at most 500 scopes.")
  .transform((list) => [...new Set(list)]);

/** What can be said of a token when it is made and later: its texts, and what it is bound to. */
export const tokenDetails = {
  purpose: tokenPurpose,
  scopes: scopeList.nullish(),
  allowedOrigins: originList.nullish(),
  allowedCidrs: networkList.nullish(),
};
