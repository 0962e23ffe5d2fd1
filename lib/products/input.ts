import { z } from "zod";
import { optionalText, requiredLine } from "../input/text";

export const productKey = z
  .string("The key must be text.")
  .trim()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "The key must begin with a letter and hold only lower-case letters, digits and hyphens, at most 40.");

export const productName = requiredLine("The name", 100);
export const productDescription = optionalText("The description", 2000);

const audienceMessage = "The audience must be an absolute URI without a fragment, such as https://billing.example.com/api.";

/** RFC 8707 §2: an absolute URI, without a fragment. http(s) and urn, because these are what products use as an audience. */
export const audience = z
  .string("The audience must be text.")
  .trim()
  .max(500, "The audience can have at most 500 characters.")
  .refine(isAudience, audienceMessage);

function isAudience(value: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(value) || value.includes("#") || /["<>\\^`{|}]/.test(value)) return false;
  if (/^urn:[a-z0-9][a-z0-9-]{0,31}:.+$/i.test(value)) return true;
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.hostname !== "" && url.username === "" && url.password === "";
}

const permissionName = z
  .string("A permission's name must be text.")
  .trim()
  .max(100, "A permission's name can have at most 100 characters.")
  .regex(/^[A-Za-z][A-Za-z0-9._-]*:[A-Za-z][A-Za-z0-9._-]*$/, "A permission is named resource:verb, such as invoices:read.");

const permission = z.object({
  name: permissionName,
  title: optionalText("A permission's title", 100),
  description: optionalText("A permission's description", 500),
});

export const permissionList = z
  .array(permission)
  .max(500, "A product can declare at most 500 permissions.")
  .superRefine((list, ctx) => {
    const seen = new Set<string>();
    list.forEach(({ name }, index) => {
      if (seen.has(name)) ctx.addIssue({ code: "custom", path: [index, "name"], message: `${name} is in the list twice.` });
      seen.add(name);
    });
  })
  .transform((list) => list.map((entry) => ({ ...entry, title: entry.title || entry.name })));

/** A permission as a product declares it. */
export interface PermissionInput {
  /** `resource:verb`. */
  name: string;
  title?: string | null;
  description?: string | null;
}
