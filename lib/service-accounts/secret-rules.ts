/** How many client secrets of an account may be in force at once. */
export const mostSecrets = 5;

/** How long the old secrets stay in force after a rotation, in seconds: 30 days at most, a day unless it is said. */
export const graceLimits = { max: 30 * 86_400, default: 86_400 } as const;

/** How long a secret that has ended is kept, in days, so that who still sends it is told from a guess. */
export const daysKept = 30;

/** How many of an account that have ended are kept after a rotation: all of them are read with the account, and a pipeline may rotate every hour. */
export const mostEnded = 20;

/** How many of its last characters are shown; 43 carry the 256 random bits. */
export const hintLength = 4;

/** For how long a secret that somebody has retired can be put in force again, in milliseconds: a day. */
export const restorableFor = 86_400_000;
