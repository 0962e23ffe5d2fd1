import { slug } from "../../../_components/texts/slug";

/** The key that a name suggests; it begins with a letter. */
export const keyOf = (name: string): string => slug(name.replace(/^[^\p{L}]+/u, ""), 40).replace(/^[^a-z]+/, "");
