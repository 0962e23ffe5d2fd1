/** What a webhook can tell of, beside the events that products publish. */
export const topics = ["ACCOUNT", "KEYS", "TOKENS", "ROLES", "EXPIRY", "LEAKS", "REFUSALS"] as const;
export type Topic = (typeof topics)[number];

/** The topic of what a product publishes, and that of a test: nobody chooses them from the list. */
export type EventTopic = Topic | "PRODUCT" | "TEST";
