import { asTaken, taken } from "../input/as-taken";

const message = "The team has a service account of this name. Choose another.";

/** The refusal of a name that another account has. */
export const accountNameTaken = () => taken("name", message);

/** Turns a clash of names into an answer on the field. */
export const asAccountNameTaken = asTaken({ service_account_name_unique: { field: "name", message } });
