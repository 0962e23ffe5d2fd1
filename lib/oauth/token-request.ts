import type { RequestOrigin } from "../permissions/actor";
import type { RequestProof } from "./proof-of-request";

/** A request to the token endpoint, whoever makes it. */
export interface TokenRequest {
  form: ReadonlyMap<string, string>;
  /** Of a key to which the token is to be bound; undefined when none is sent. */
  proof: RequestProof | undefined;
  origin: RequestOrigin;
  request: Request;
}
