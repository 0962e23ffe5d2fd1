/** For fields whose text nobody's spelling help should touch. */
export const literal = { autoComplete: "off", autoCapitalize: "off", spellCheck: false } as const;
