import type { ApiToken } from "../../entities/index";
import { createApiToken, type CreateApiTokenInput } from "../api-tokens/create-api-token";
import { systemActor } from "../permissions/actor";

/** A new API token of an account, by Latchkey itself. */
export function makeToken(account: { id: string }, more: Partial<CreateApiTokenInput> = {}): Promise<{ token: ApiToken; plainToken: string }> {
  return createApiToken(systemActor("Test"), { serviceAccountId: account.id, name: "Token", ...more });
}
