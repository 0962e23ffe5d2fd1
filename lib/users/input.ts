import { z } from "zod";
import { requiredLine } from "../input/text";

/** The domain of service accounts' addresses. Reserved (RFC 2606): no mail system and no person can have it. */
export const serviceAccountDomain = "service-accounts.invalid";

/** The form in which e-mail addresses are compared. */
export function emailKey(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}

export const email = requiredLine("The e-mail address", 254)
  .refine(
    (value) => /^[^\s@"<>()]+@[^\s@"<>()]+\.[^\s@"<>().]+$|^[^\s@"<>()]+@localhost$/u.test(value),
    "This is not an e-mail address, such as ada@example.com.",
  )
  .refine((value) => !emailKey(value).endsWith(".invalid"), "Addresses under .invalid can't be used by people.");

export const password = z
  .string("The password must be text.")
  .min(12, "The password must have at least 12 characters.")
  .max(200, "The password can have at most 200 characters.")
  .refine((value) => new Set(value).size >= 5, "The password repeats too few characters; use at least 5 different ones.");

export const personName = requiredLine("The name", 100);
