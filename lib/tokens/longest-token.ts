/**
 * How long a token of ours may be, in characters: many proxies take no longer header. What is checked is refused beyond it before anything else, so
 * nothing longer may be issued.
 */
export const longestToken = 8_192;
