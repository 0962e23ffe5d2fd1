import { takenOf } from "./budget";
import { grantsOf, requestsOf } from "./spend";

/** How many calls accounts and tokens have made, or have been set aside for them, in the present minute. One statement, as that below. */
export async function requestsTaken(ids: readonly string[]): Promise<Map<string, number>> {
  const taken = await takenOf(ids.map(requestsOf), "minute");
  return new Map(ids.map((id) => [id, taken.get(requestsOf(id)) ?? 0]));
}

/** How many access tokens accounts have got, or have been set aside for them, today. */
export async function grantsTaken(ids: readonly string[]): Promise<Map<string, number>> {
  const taken = await takenOf(ids.map(grantsOf), "day");
  return new Map(ids.map((id) => [id, taken.get(grantsOf(id)) ?? 0]));
}
