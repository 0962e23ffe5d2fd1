import type { ApiTokenListItem } from "../../tokens/queries";

/** What the dialogs need to know of a token. */
export interface TokenTarget extends Pick<ApiTokenListItem, "id" | "name" | "expiresAt" | "lastUsedAt" | "format" | "allowedOrigins"> {
  serviceAccount: { id: string; name: string };
}
