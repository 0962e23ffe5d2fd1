import { optionalText, requiredLine } from "../input/text";

export const groupName = requiredLine("The name", 100);
export const groupDescription = optionalText("The description", 2000);
