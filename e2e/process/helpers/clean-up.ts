import { afterAll } from "vitest";

type Action = () => unknown;
const shared = globalThis as typeof globalThis & { cleanUpActions?: Action[] };
const actions = (shared.cleanUpActions ??= []);

/** Does something when the test file ends, whatever happened in it; what was asked for last is done first. */
export function onCleanUp(action: Action): void {
  actions.push(action);
}

afterAll(async () => {
  for (const action of actions.splice(0).reverse()) await action();
});
