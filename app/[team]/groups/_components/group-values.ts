/** A group in its form. */
export interface GroupValues {
  name: string;
  description: string;
}

/** What of a group can be edited. */
export type EditableGroup = GroupValues & { version: number };

/** What of a group its form shows. */
export const groupValues = ({ name, description }: GroupValues): GroupValues => ({ name, description });

/** What a form says, to be sent. */
export const readGroup = ({ name, description }: GroupValues): GroupValues => ({ name: name.trim(), description: description.trim() });

/** What can be told wrong before the server is asked. */
export const groupRules = { name: (value: string) => (value.trim() ? null : "Enter a name, such as that of a department.") };
