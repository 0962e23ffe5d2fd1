import { asTaken, taken } from "../input/as-taken";

const audience = { field: "audience", message: "This audience is registered already: a token for one product must not pass for another's." };

/** Turns a clash with another product into an answer on the field. */
export const asProductTaken = asTaken({
  product_key_unique: { field: "key", message: "The team has a product with this key. Choose another." },
  product_name_unique: { field: "name", message: "The team has a product of this name. Choose another." },
  product_audience_unique: audience,
});

/** The refusal of an audience that somebody else has. */
export const audienceTaken = () => taken(audience.field, audience.message);
