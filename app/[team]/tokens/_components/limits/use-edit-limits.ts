import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../../_components/edit-form/use-edit-form";
import { limitOf, limitRule, type Limits, limitText, limitValue, type LimitValues } from "../../../_components/limits/limit-values";
import { setTokenLimits, tokenLimitsQuery } from "../../limits";
import { refreshTokens } from "../../queries";

type TokenLimit = Pick<Limits, "requestsPerMinute">;
export type EditableLimit = TokenLimit & { version: number };

/** The form of a token's limit, which others may edit at the same time. */
export function useEditLimits(id: string, limit: EditableLimit) {
  const queryClient = useQueryClient();
  return useEditForm<EditableLimit, TokenLimit, LimitValues<"requestsPerMinute">>({
    thing: limit,
    detailsOf: ({ requestsPerMinute }) => ({ requestsPerMinute }),
    valuesOf: ({ requestsPerMinute }) => ({ requestsPerMinute: limitValue(requestsPerMinute) }),
    readValues: ({ requestsPerMinute }) => ({ requestsPerMinute: limitOf(requestsPerMinute) }),
    validate: { requestsPerMinute: limitRule("requestsPerMinute") },
    shown: { requestsPerMinute: { label: "Calls per minute", text: (each) => limitText(each.requestsPerMinute) } },
    update: async (changes, version) => {
      const payload = await setTokenLimits({ id, input: { ...changes, version } });
      const token = payload?.apiToken;
      return payload && { now: token ? { version: token.version, ...token.limits } : null, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...tokenLimitsQuery(id), staleTime: 0 }),
    action: "api-token.limit",
    targetId: id,
    refresh: () => refreshTokens(queryClient),
    saved: "It counts from the token's next call on.",
  });
}
