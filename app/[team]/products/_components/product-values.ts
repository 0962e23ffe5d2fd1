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

/** A permission as the form shows it; a title that only repeats the name is none. */
export const permissionValues = ({ name, title, description }: PermissionValues): PermissionValues => ({
  name,
  title: title === name ? "" : title,
  description,
});

/** What can be told wrong before the server is asked. */
export const productRules = {
  name: (value: string) => (value.trim() ? null : "Enter a name."),
  audience: (value: string) => (/^(https?:\/\/|urn:)\S+$/i.test(value.trim()) ? null : "Enter an absolute URI, such as https://billing.example.com/api."),
  permissions: {
    name: (value: string) => (/^[A-Za-z][\w.-]*:[A-Za-z][\w.-]*$/.test(value.trim()) ? null : "Name it resource:verb, such as invoices:read."),
  },
};
