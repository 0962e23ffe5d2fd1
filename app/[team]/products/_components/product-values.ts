import type { Product } from "../queries";

/** A product in its form. */
export interface ProductValues extends Record<string, unknown> {
  key: string;
  name: string;
  description: string;
  audience: string;
  permissions: PermissionValues[];
}

/** One line of the permission list. */
export interface PermissionValues {
  name: string;
  title: string;
  description: string;
}

export const emptyPermission: PermissionValues = { name: "", title: "", description: "" };

/** The list with others added at its end; one of the same name takes the place of the old one, and lines without a name go. */
export function addPermissions(list: PermissionValues[], added: PermissionValues[]): PermissionValues[] {
  const byName = new Map(added.map((permission) => [permission.name, permission]));
  const kept = list.filter(({ name }) => name.trim() !== "").map((permission) => byName.get(permission.name.trim()) ?? permission);
  const known = new Set(kept.map(({ name }) => name.trim()));
  return [...kept, ...added.filter(({ name }) => !known.has(name))];
}

/** What a permission may be called. */
export const permissionName = /^[A-Za-z][\w.-]*:[A-Za-z][\w.-]*$/;

/** A permission as the form shows it; a title that only repeats the name is none. */
const permissionValues = ({ name, title, description }: PermissionValues): PermissionValues => ({
  name,
  title: title === name ? "" : title,
  description,
});

/** What of a product its form shows. */
export type EditableProduct = Pick<Product, "key" | "name" | "description" | "audience" | "permissions" | "version">;

/** A product as its form shows it. */
export const productValues = ({ key, name, description, audience, permissions }: EditableProduct): ProductValues => ({
  key,
  name,
  description,
  audience,
  permissions: permissions.map(permissionValues),
});

/** How a conflict shows what can be changed of a product. */
export const shownProduct: Partial<Record<keyof ProductValues, { label: string; text: (values: ProductValues) => string }>> = {
  name: { label: "Name", text: ({ name }) => name },
  audience: { label: "Audience", text: ({ audience }) => audience },
  description: { label: "Description", text: ({ description }) => description },
  permissions: {
    label: "Permissions",
    text: ({ permissions }) => permissions.map(({ name, title, description }) => [name, title, description].filter(Boolean).join(" · ")).join("\n"),
  },
};

/** What can be told wrong before the server is asked. */
export const productRules = {
  name: (value: string) => (value.trim() ? null : "Enter a name."),
  audience: (value: string) => (/^(https?:\/\/|urn:)\S+$/i.test(value.trim()) ? null : "Enter an absolute URI, such as https://billing.example.com/api."),
  permissions: {
    name: (value: string) => (permissionName.test(value.trim()) ? null : "Name it resource:verb, such as invoices:read."),
  },
};
