import { useUndoable } from "../../../_graphql/use-undoable";
import { refreshCredentials } from "../../service-accounts/_components/credentials/queries";
import { restoreClientSecrets, retireClientSecrets, type SecretOfTeam } from "../credential-lists";

type Secret = Pick<SecretOfTeam, "id" | "serviceAccount">;

/** Retires client secrets, and takes it back at a click. */
export const useRetireSecrets = () =>
  useUndoable<Secret>({
    end: retireClientSecrets,
    restore: restoreClientSecrets,
    naming: (secrets) => (secrets.length === 1 ? `The secret of ${secrets[0]!.serviceAccount.name} is` : `${secrets.length} secrets are`),
    ended: "retired",
    refresh: refreshCredentials,
  });
