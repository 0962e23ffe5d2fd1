import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { updateApiToken } from "../mutations";
import { type ApiToken, apiTokenQuery, refreshTokens } from "../queries";
import { type TokenDetails, tokenDetails, tokenRules, type TokenValues, tokenValues } from "./token-values";

type EditableToken = TokenDetails & { version: number };

const detailsOf = ({ name, purpose, scopes, allowedOrigins, allowedCidrs }: EditableToken): TokenDetails => ({
  name,
  purpose,
  scopes,
  allowedOrigins,
  allowedCidrs,
});
const lines = (list: readonly string[]) => list.join("\n");

/** The form of a token's details, which others may edit at the same time. */
export function useEditToken({ id, ...token }: ApiToken, purposeRequired: boolean) {
  const queryClient = useQueryClient();
  return useEditForm<EditableToken, TokenDetails, TokenValues>({
    thing: token,
    detailsOf,
    valuesOf: tokenValues,
    readValues: tokenDetails,
    validate: tokenRules(purposeRequired),
    shown: {
      name: { label: "Name", text: ({ name }) => name },
      purpose: { label: "Purpose", text: ({ purpose }) => purpose },
      scopes: { label: "Scopes", text: ({ scopes }) => lines(scopes) },
      allowedOrigins: { label: "Browser origins", text: ({ allowedOrigins }) => lines(allowedOrigins), inputs: ["allowedOrigins", "originDraft"] },
      allowedCidrs: { label: "Networks", text: ({ allowedCidrs }) => lines(allowedCidrs), inputs: ["allowedCidrs", "networkDraft"] },
    },
    update: async (changes, version) => {
      const payload = await updateApiToken({ id, input: { ...changes, version } });
      return payload && { now: payload.apiToken, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...apiTokenQuery(id), staleTime: 0 }),
    action: "api-token.update",
    targetId: id,
    refresh: () => refreshTokens(queryClient),
    saved: "It counts from the token's next call on.",
  });
}
