/** The longest text that events are searched for. */
export const longestSearch = 200;

/** As many of what a search finds are counted. */
export const mostCounted = 10_000;

/** True for text that is too little to search for: the server wants a word of three characters. Letters beyond ASCII are enough by themselves. */
export const isTooShort = (text: string): boolean => {
  const words = text.split(/\s+/).filter(Boolean);
  return words.length > 0 && !words.some((word) => /[^\0-\x7f]/.test(word) || (word.length > 2 && /[a-z0-9]/i.test(word)));
};

/** The condition for such a text; none while it is too short. */
export const searchedFor = (text: string): { search?: string } => (text.trim() === "" || isTooShort(text) ? {} : { search: text.trim() });
