/** What is counted: one of it, and several. */
export const notificationNoun: [string, string] = ["notification", "notifications"];
