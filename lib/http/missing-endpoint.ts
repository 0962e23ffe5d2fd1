import { endpoint } from "./endpoint";
import { HttpError } from "./http-error";

/** Answers every path beside our endpoints: programs come there, and a page would tell them nothing. */
export const missingEndpoint = endpoint({ methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] }, async () => {
  throw new HttpError(404, "There is no such endpoint.");
});
