/** What the list counts: one of it, and several. */
export const accountNoun: [string, string] = ["service account", "service accounts"];
