import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Conflict } from "../../../_components/conflict-notice";
import { durationText } from "../../../_components/duration-text";
import { changedFields, mergeEdits } from "../../../_components/merge-edits";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../_components/team-context";
import { updateServiceAccount } from "../mutations";
import { fetchLastUpdate, type ServiceAccount, serviceAccountQuery, serviceAccountsKey } from "../queries";
import { type AccountDetails, accountDetails, accountRules, type AccountValues, accountValues } from "./account-values";

type Versioned = AccountDetails & { version: number };

const detailsOf = ({ name, description, contact, accessTokenLifetime }: AccountDetails): AccountDetails => ({
  name,
  description,
  contact,
  accessTokenLifetime,
});

const fields: Record<keyof AccountDetails, { label: string; text: (details: AccountDetails) => string }> = {
  name: { label: "Name", text: ({ name }) => name },
  description: { label: "Description", text: ({ description }) => description },
  contact: { label: "Contact", text: ({ contact }) => contact ?? "" },
  accessTokenLifetime: { label: "Token lifetime", text: ({ accessTokenLifetime }) => durationText(accessTokenLifetime) },
};

/** Who saved first, and what they and I changed differently. */
interface Clash {
  by: { actorName: string; at: string } | null;
  conflicts: (Conflict & { field: keyof AccountDetails })[];
  theirs: AccountValues;
}

/**
 * The form of an account's details. It sends only what was changed, with the version it began with: when somebody else saved meanwhile,
 * changes of different fields are both kept, and for those of the same field the person chooses.
 */
export function useEditAccount(account: ServiceAccount) {
  const { team, can } = useTeam();
  const queryClient = useQueryClient();
  // What the form began with; later answers about the account must not slip below what is typed.
  const base = useRef<Versioned>(account);
  const [clash, setClash] = useState<Clash>();
  const form = useForm<AccountValues>({ initialValues: accountValues(account), validate: accountRules });

  function begin(from: Versioned, values = accountValues(from)): void {
    base.current = from;
    form.setInitialValues(accountValues(from));
    form.setValues(values);
    form.resetDirty(accountValues(from));
  }

  const { version } = account;
  useEffect(() => {
    if (version > base.current.version && !form.isDirty()) begin(account);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new version is a reason to begin anew
  }, [version]);

  async function send(values: AccountValues) {
    const mine = accountDetails(values);
    let from = base.current;
    for (;;) {
      const changes = changedFields(detailsOf(from), mine);
      if (Object.keys(changes).length === 0) return { serviceAccount: from, userErrors: [] };
      const result = await updateServiceAccount({ id: account.id, input: { ...changes, version: from.version } });
      if (!result?.userErrors.some(({ code }) => code === "CONFLICT")) return result;
      const newest = await queryClient.fetchQuery({ ...serviceAccountQuery(account.id), staleTime: 0 });
      // Gone, or an answer that is as old as ours: the API's own words have to do.
      if (!newest || newest.version === from.version) return result;
      const { conflicts, merged } = mergeEdits(detailsOf(from), mine, detailsOf(newest));
      begin(newest, accountValues(merged));
      if (conflicts.length > 0) {
        setClash({
          by: can("audit:read") ? await fetchLastUpdate(team.id, account.id).catch(() => null) : null,
          conflicts: conflicts.map((field) => ({ field, label: fields[field].label, theirs: fields[field].text(newest), mine: fields[field].text(mine) })),
          theirs: accountValues(newest),
        });
        return result;
      }
      from = newest;
      Object.assign(mine, merged);
    }
  }

  const action = useFormAction({
    form,
    send,
    take: (errors) => errors.filter(({ code }) => code !== "CONFLICT"),
    done: async ({ serviceAccount }) => {
      setClash(undefined);
      if (serviceAccount) begin(serviceAccount);
      notifications.show({ title: "Saved", message: "Tokens issued from now on follow the changes." });
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });

  /** Settles one field of a clash. */
  function settle(field: string, take: boolean): void {
    if (!clash) return;
    if (take) form.setValues(field === "accessTokenLifetime" ? lifetimeOf(clash.theirs) : { [field]: clash.theirs[field as keyof AccountValues] });
    const left = clash.conflicts.filter((conflict) => conflict.field !== field);
    setClash(left.length > 0 ? { ...clash, conflicts: left } : undefined);
  }

  return { form, clash, settle, ...action };
}

const lifetimeOf = ({ lifetime, lifetimeMinutes }: AccountValues) => ({ lifetime, lifetimeMinutes });
