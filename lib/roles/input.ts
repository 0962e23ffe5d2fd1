import { z } from "zod";
import { asTaken } from "../input/as-taken";
import { optionalText, requiredLine } from "../input/text";

export const roleName = requiredLine("The name", 100);
export const roleDescription = optionalText("The description", 2000);

const mostPermissions = 500;

/** Names of permissions; one that is there twice counts once. That the product declares them is checked by `assertDeclared`. */
export const permissionNames = z
  .array(z.string("A permission's name must be text."))
  .max(mostPermissions, `A role can have at most ${mostPermissions} permissions.`);

/** Turns a clash of names into an answer on the field. */
export const asRoleNameTaken = asTaken({ role_name_unique: { field: "name", message: "The product has a role of this name. Choose another." } });
