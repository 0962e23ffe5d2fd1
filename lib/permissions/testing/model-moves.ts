import { accountMoves } from "./account-moves";
import { memberMoves } from "./member-moves";
import { roleMoves } from "./role-moves";

/** All that can be done, by name. */
export const moves = { ...roleMoves, ...memberMoves, ...accountMoves };

export type MoveName = keyof typeof moves;
