import { useQueryClient } from "@tanstack/react-query";
import { durationText } from "../../../_components/texts/duration-text";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { updateServiceAccount } from "../mutations";
import { type ServiceAccount, serviceAccountQuery, serviceAccountsKey } from "../queries";
import { type AccountDetails, accountDetails, accountRules, type AccountValues, accountValues } from "./account-values";
import { refreshText } from "./refresh-lifetimes";

type EditableAccount = AccountDetails & { version: number };

const detailsOf = ({
  name,
  description,
  contact,
  accessTokenLifetime,
  refreshLifetime,
  requireDpop,
  allowedOrigins,
  allowedCidrs,
}: EditableAccount): AccountDetails => ({
  name,
  description,
  contact,
  accessTokenLifetime,
  refreshLifetime,
  requireDpop,
  allowedOrigins,
  allowedCidrs,
});

/** The form of an account's details, which others may edit at the same time. */
export function useEditAccount({ id, ...account }: ServiceAccount) {
  const queryClient = useQueryClient();
  return useEditForm<EditableAccount, AccountDetails, AccountValues>({
    thing: account,
    detailsOf,
    valuesOf: accountValues,
    readValues: accountDetails,
    validate: accountRules,
    shown: {
      name: { label: "Name", text: ({ name }) => name },
      description: { label: "Description", text: ({ description }) => description },
      contact: { label: "Contact", text: ({ contact }) => contact ?? "" },
      accessTokenLifetime: {
        label: "Token lifetime",
        text: ({ accessTokenLifetime }) => durationText(accessTokenLifetime),
        inputs: ["lifetime", "lifetimeMinutes"],
      },
      refreshLifetime: { label: "Refresh", text: ({ refreshLifetime }) => refreshText(refreshLifetime) },
      requireDpop: { label: "DPoP", text: ({ requireDpop }) => (requireDpop ? "Required" : "Not required") },
      allowedOrigins: { label: "Browser origins", text: ({ allowedOrigins }) => allowedOrigins.join("\n"), inputs: ["allowedOrigins", "originDraft"] },
      allowedCidrs: { label: "Networks", text: ({ allowedCidrs }) => allowedCidrs.join("\n"), inputs: ["allowedCidrs", "networkDraft"] },
    },
    update: async (changes, version) => {
      const payload = await updateServiceAccount({ id, input: { ...changes, version } });
      return payload && { now: payload.serviceAccount, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...serviceAccountQuery(id), staleTime: 0 }),
    action: "service-account.update",
    targetId: id,
    refresh: () => queryClient.invalidateQueries({ queryKey: serviceAccountsKey }),
  });
}
