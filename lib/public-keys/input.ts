import { z } from "zod";
import { requiredLine } from "../input/text";

/** How many public keys and addresses of key sets one account may have. */
export const mostPublicKeys = 10;

export const publicKeyName = requiredLine("The name", 100);

const sources = "Give either a public key or the address of a key set.";

/** A key, or an address: what each of them must be is found out by reading it. */
export const publicKeySource = z.object({ publicKey: z.string().nullish(), jwksUrl: z.string().nullish() }).superRefine(({ publicKey, jwksUrl }, ctx) => {
  if ((publicKey ?? "").trim() === "" && (jwksUrl ?? "").trim() === "") ctx.addIssue({ code: "custom", path: ["publicKey"], message: sources });
  else if (publicKey && jwksUrl) ctx.addIssue({ code: "custom", path: ["jwksUrl"], message: `${sources} Not both.` });
});
