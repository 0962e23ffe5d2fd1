import type { Role } from "../queries";

/** What can be changed of a role, as its form shows it. */
export interface RoleValues {
  name: string;
  description: string;
  /** In the order in which the product declares them. */
  permissions: string[];
}

/** What of a role its form begins with. */
export type EditableRole = Pick<Role, "name" | "description" | "version" | "permissions">;

/** A role as its form shows it. */
export const roleValues = ({ name, description, permissions }: EditableRole): RoleValues => ({
  name,
  description,
  permissions: permissions.map((permission) => permission.name),
});

/** How a conflict shows what can be changed of a role. */
export const shownRole: Record<keyof RoleValues, { label: string; text: (values: RoleValues) => string }> = {
  name: { label: "Name", text: ({ name }) => name },
  description: { label: "Description", text: ({ description }) => description },
  permissions: { label: "Permissions", text: ({ permissions }) => permissions.join("\n") },
};

/** What can be told wrong before the server is asked. */
export const roleRules = { name: (value: string) => (value.trim() ? null : "Enter a name.") };
