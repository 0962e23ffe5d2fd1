import { useQueryClient } from "@tanstack/react-query";
import { useEditForm } from "../../../_components/edit-form/use-edit-form";
import { limitOf, limitRule, type Limits, limitText, limitValue, type LimitValues } from "../../../_components/limits/limit-values";
import { accountLimitsQuery, setAccountLimits } from "../../limits";
import { serviceAccountsKey } from "../../queries";

type EditableLimits = Limits & { version: number };

/** The form of an account's limits, which others may edit at the same time. */
export function useEditLimits(id: string, limits: EditableLimits) {
  const queryClient = useQueryClient();
  return useEditForm<EditableLimits, Limits, LimitValues>({
    thing: limits,
    detailsOf: ({ requestsPerMinute, grantsPerDay }) => ({ requestsPerMinute, grantsPerDay }),
    valuesOf: ({ requestsPerMinute, grantsPerDay }) => ({ requestsPerMinute: limitValue(requestsPerMinute), grantsPerDay: limitValue(grantsPerDay) }),
    readValues: ({ requestsPerMinute, grantsPerDay }) => ({ requestsPerMinute: limitOf(requestsPerMinute), grantsPerDay: limitOf(grantsPerDay) }),
    validate: { requestsPerMinute: limitRule("requestsPerMinute"), grantsPerDay: limitRule("grantsPerDay") },
    shown: {
      requestsPerMinute: { label: "Calls per minute", text: (each) => limitText(each.requestsPerMinute) },
      grantsPerDay: { label: "Tokens per day", text: (each) => limitText(each.grantsPerDay) },
    },
    update: async (changes, version) => {
      const payload = await setAccountLimits({ id, input: { ...changes, version } });
      const account = payload?.serviceAccount;
      return payload && { now: account ? { version: account.version, ...account.limits } : null, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...accountLimitsQuery(id), staleTime: 0 }),
    action: "service-account.limit",
    targetId: id,
    refresh: () => queryClient.invalidateQueries({ queryKey: serviceAccountsKey }),
    saved: "It counts from the account's next call on.",
  });
}
