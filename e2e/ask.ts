import { askAs } from "./ask-as";
import { expect, type SignedIn } from "./test";

/** Asks the API as somebody, and expects that nothing is refused as a whole. */
export async function ask<Result>(person: SignedIn, query: string, variables: object): Promise<Result> {
  const { data, errors } = await askAs<Result>(person, query, variables);
  expect(errors).toBeUndefined();
  return data!;
}
