import { slug } from "../texts/slug";

/** A name as part of a file's name, safe on every system. */
export const fileNamePart = (name: string): string => slug(name, 60) || "account";
