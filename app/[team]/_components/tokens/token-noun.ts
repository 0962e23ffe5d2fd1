/** What the list counts: one of it, and several. */
export const tokenNoun: [string, string] = ["API token", "API tokens"];
