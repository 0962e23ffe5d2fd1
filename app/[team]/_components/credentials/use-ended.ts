import { useUndoable } from "../../../_graphql/use-undoable";
import { removePublicKeys, removeTrustRules, restoreClientSecrets, restorePublicKeys, restoreTrustRules, retireClientSecrets } from "./ended";
import { refreshCredentials } from "../../service-accounts/credentials";

interface Named {
  id: string;
  name: string;
}

const nameOf = (noun: string) => (items: readonly Named[]) => (items.length === 1 ? `${items[0]!.name} is` : `${items.length} ${noun} are`);

/** Retires client secrets, and takes it back at a click. */
export const useRetireSecrets = () =>
  useUndoable<Named>({ end: retireClientSecrets, restore: restoreClientSecrets, naming: nameOf("secrets"), ended: "retired", refresh: refreshCredentials });

/** Removes public keys, and takes it back at a click. */
export const useRemoveKeys = () =>
  useUndoable<Named>({ end: removePublicKeys, restore: restorePublicKeys, naming: nameOf("public keys"), ended: "removed", refresh: refreshCredentials });

/** Removes trust rules, and takes it back at a click. */
export const useRemoveRules = () =>
  useUndoable<Named>({ end: removeTrustRules, restore: restoreTrustRules, naming: nameOf("trust rules"), ended: "removed", refresh: refreshCredentials });
