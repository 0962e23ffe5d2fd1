import { useUndoable } from "../../../_graphql/use-undoable";
import { restoreApiTokens, revokeApiTokens } from "../../tokens/mutations";
import { refreshTokens } from "../../tokens/queries";

/** Revokes API tokens, and takes it back at a click. */
export const useRevokeTokens = () =>
  useUndoable<{ id: string; name: string }>({
    end: revokeApiTokens,
    restore: restoreApiTokens,
    naming: (tokens) => (tokens.length === 1 ? `${tokens[0]!.name} is` : `${tokens.length} API tokens are`),
    ended: "revoked",
    refresh: refreshTokens,
  });
