import { InvalidInputError } from "../errors";
import { urlProblem } from "../outbound/guard";
import { tryKeys } from "../outbound/try-keys";

const refusal = (message: string) => new InvalidInputError([{ field: ["input", "issuer"], message, code: "INVALID" }]);

/**
 * An issuer that a rule of a team may name: one whose metadata and keys can be read now.
 * @throws InvalidInputError on the input's field `issuer`; RateLimitedError after many that can't be read
 */
export async function checkedIssuer(issuer: string, teamId: string): Promise<string> {
  const problem = urlProblem(issuer);
  if (problem) throw refusal(problem);
  // What is shown must be what is asked: a URL can be written so that people read another one in it.
  const { href, search } = new URL(issuer);
  if (search !== "" || (issuer !== href && `${issuer}/` !== href))
    throw refusal(`An issuer is a URL in its usual form, without query, such as ${href.split("?")[0]}.`);
  if ((await tryKeys({ issuer }, teamId))?.length) return issuer;
  // Why it failed isn't told: it would tell what is in our network.
  throw refusal("No OpenID Connect issuer of exactly this name, with keys that can be used, could be read there. It must be on the public internet.");
}
