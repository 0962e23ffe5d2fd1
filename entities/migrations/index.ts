import { Foundation1763780000000 } from "./1763780000000-foundation";

/** Every migration, in order. */
export const migrations = [Foundation1763780000000];
