/** The keys that run an operation, as the keyboard at hand has them. */
export const runKeys = (): string => (/mac|iphone|ipad/i.test(navigator.platform) ? "⌘ Enter" : "Ctrl Enter");
