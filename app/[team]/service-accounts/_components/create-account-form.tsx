import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import type { Pickable } from "../../_components/choices/pick-many";
import type { ClientKeys } from "../client-keys";
import { createServiceAccount } from "../mutations";
import { serviceAccountsKey } from "../queries";
import { AccountFields } from "./account-fields";
import { accountDetails, accountRules, accountValues } from "./account-values";
import { KeysDialog } from "./keys/keys-dialog";
import { defaultLifetime } from "./lifetimes";
import { ProductField } from "../../_components/choices/product-field";
import { RoleField } from "./role-field";

const blank = accountValues({
  name: "",
  description: "",
  contact: null,
  accessTokenLifetime: defaultLifetime,
  refreshLifetime: 0,
  requireDpop: false,
  allowedOrigins: [],
  allowedCidrs: [],
});

/** Asks what the account is, and shows its client keys this once. */
export function CreateAccountForm() {
  const { team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<{ id: string; name: string; requireDpop: boolean; keys: ClientKeys }>();
  const form = useForm({ initialValues: { ...blank, productId: "", roleIds: "", roles: [] as Pickable[] }, validate: accountRules });
  // Roles are of one product.
  form.watch("productId", () => form.setFieldValue("roles", []));
  const { submit, running, problem } = useFormAction({
    form,
    send: ({ productId, roleIds, roles, ...values }) =>
      createServiceAccount({
        teamId: team.id,
        ...accountDetails(values),
        ...(productId
          ? { productId, ...(roles.length > 0 && { roleIds: roles.map(({ id }) => id) }) }
          : roleIds && { roleIds: roleIds === "none" ? [] : [roleIds] }),
      }),
    done: ({ serviceAccount, clientKeys }) => {
      if (serviceAccount && clientKeys) setCreated({ ...serviceAccount, keys: clientKeys });
      void queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
    },
  });

  function another(): void {
    setCreated(undefined);
    // Product, role, contact and lifetime are often those of the one before.
    form.setValues({ name: "", description: "" });
    form.getInputNode("name")?.focus();
  }

  return (
    <>
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={640}>
          <AccountFields form={form} autoFocus>
            <ProductField form={form} />
            <RoleField form={form} />
          </AccountFields>
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create service account" running={running} back={path("/service-accounts")} mt="xs" />
        </Stack>
      </form>
      <LeaveGuard unsaved={!created && (form.values.name !== "" || form.values.description !== "")} />
      <KeysDialog
        accountName={created?.name ?? ""}
        keys={created?.keys}
        requireDpop={created?.requireDpop}
        title={created && `${created.name} is created`}
        lead="These are its client keys."
        onClose={() => created && router.push(path(`/service-accounts/${created.id}`))}
        onAnother={another}
      />
    </>
  );
}
