import { appUrl } from "./harness/addresses";
import type { SignedIn } from "./test";

interface Answer<Data> {
  data: Data | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

/** Asks the GraphQL API as somebody, beside their page. */
export async function askAs<Data>(person: Pick<SignedIn, "cookie">, query: string, variables: object = {}): Promise<Answer<Data>> {
  const response = await fetch(`${appUrl}/api/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `${person.cookie.name}=${person.cookie.value}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}
