import { asTaken } from "../input/as-taken";
import { optionalText, requiredLine } from "../input/text";

export const groupName = requiredLine("The name", 100);
export const groupDescription = optionalText("The description", 2000);

/** Turns a clash of names into an answer on the field. */
export const asGroupNameTaken = asTaken({ group_name_unique: { field: "name", message: "The team has a group of this name. Choose another." } });
