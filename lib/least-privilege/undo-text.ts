import { z } from "zod";
import { InvalidInputError } from "../errors";

const end = z.iso.datetime().nullable();
const schema = z.object({
  account: z.string().max(100),
  roles: z.array(z.object({ id: z.string().max(100), until: end })).max(200),
  groups: z.array(z.object({ id: z.string().max(100), until: end })).max(200),
  /** The role that it got instead. */
  given: z.string().max(100).nullable(),
  /** Whether that was made for it. */
  made: z.boolean().default(false),
});

/** What was taken from a service account, and what it got instead. */
export type Undo = z.infer<typeof schema>;

/** A text by which that is handed to whoever may want it back. Whoever changes it can only ask for what they may give anyway. */
export function encodeUndo(undo: Undo): string {
  return Buffer.from(JSON.stringify(undo)).toString("base64url");
}

/** @throws InvalidInputError */
export function decodeUndo(text: string): Undo {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new InvalidInputError([{ field: ["undo"], message: "This isn't what applyLeastPrivilege has answered as undo.", code: "INVALID" }]);
  }
}
