import { UnauthenticatedError } from "../errors";
import type { Actor } from "./actor";

/** For use cases that must look something up before they can authorize: nobody gets no further than this. @throws UnauthenticatedError */
export function assertKnown(actor: Actor | null): asserts actor is Actor {
  if (!actor) throw new UnauthenticatedError();
}
