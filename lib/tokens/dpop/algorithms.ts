import { assertionAlgorithms } from "../../public-keys/read-public-key";

/** The algorithms that proofs may be signed with, as metadata and challenges list them: those of the keys that we can read. */
export const proofAlgorithms = assertionAlgorithms;
