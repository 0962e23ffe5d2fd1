import { Skeleton, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { NetworksField, OriginsField } from "../../_components/bounds/bound-fields";
import type { PermissionInput } from "../../_components/permissions/permission-boxes";
import { useTeam } from "../../../_teams/team-context";
import { createApiToken } from "../mutations";
import type { TokenPolicy } from "../policy";
import { type ApiTokenListItem, refreshTokens, tokenAccountQuery } from "../queries";
import { AccountField } from "../../_components/choices/account-field";
import { EndField } from "../../_components/ends/end-field";
import { endInput, endRules, ends, type EndValues, firstEnd } from "../../_components/ends/end-values";
import { FormatField } from "./format-field";
import { longestLifetime } from "../../_components/tokens/longest-lifetime";
import { type NewToken, TokenDialog } from "../../_components/tokens/once/token-dialog";
import { placeEndErrors } from "../../_components/ends/place-end-errors";
import { ScopesField } from "../../_components/tokens/scopes-field";
import { TextFields } from "./text-fields";
import { tokenDetails, tokenRules, type TokenValues, tokenValues } from "./token-values";

interface Values extends TokenValues, EndValues {
  serviceAccountId: string;
  format: ApiTokenListItem["format"];
}

interface Props {
  policy: TokenPolicy | null;
  /** The account that the link here named; empty when it named none. */
  accountId: string;
}

const blank = tokenValues({ name: "", purpose: "", scopes: [], allowedOrigins: [], allowedCidrs: [] });

/** Asks what the token is and may do, and shows it this once. */
export function CreateTokenForm({ policy, accountId }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<NewToken & { id: string }>();
  const purposeRequired = policy?.purposeRequired ?? false;
  const form = useForm<Values>({
    initialValues: { ...blank, serviceAccountId: accountId, format: "OPAQUE", ...firstEnd(policy?.maxLifetimeDays ?? null) },
    validate: (values) => ({
      serviceAccountId: values.serviceAccountId ? null : "Choose the service account whose token it is.",
      name: tokenRules(purposeRequired).name(values.name),
      purpose: tokenRules(purposeRequired).purpose(values.purpose),
      originDraft: tokenRules(purposeRequired).originDraft(values.originDraft),
      ...endRules(values),
    }),
  });
  const { serviceAccountId, format } = form.values;
  const most = longestLifetime(policy, format);
  const { data: account, error, refetch } = useQuery({ ...tokenAccountQuery(serviceAccountId), enabled: serviceAccountId !== "" });
  // One account's permissions are not another's.
  form.watch("serviceAccountId", () => form.setFieldValue("scopes", []));
  // What is self-contained must end.
  form.watch("format", ({ value }) => {
    if (value === "JWT" && form.values.lifetime === ends.never) form.setFieldValue("lifetime", firstEnd(longestLifetime(policy, "JWT")?.days ?? null).lifetime);
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => createApiToken({ serviceAccountId: values.serviceAccountId, format: values.format, ...tokenDetails(values), ...endInput(values) }),
    done: ({ apiToken, token }) => {
      if (apiToken && token)
        setCreated({ ...apiToken, plainToken: token, allowedOrigins: tokenDetails(form.values).allowedOrigins, product: account?.product });
      void refreshTokens(queryClient);
    },
    take: (errors) => placeEndErrors(form, errors),
  });

  function another(): void {
    setCreated(undefined);
    // Account, end and scopes are often those of the one before.
    form.setValues({ name: "", purpose: "" });
    form.getInputNode("name")?.focus();
  }

  return (
    <>
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={960} gap="lg">
          <Stack maw={640}>
            <AccountField
              chosenName={account?.name}
              autoFocus={accountId === ""}
              {...(form.getInputProps("serviceAccountId") as { value: string; onChange: (id: string) => void })}
            />
            <TextFields form={form} purposeRequired={purposeRequired} autoFocus={accountId !== ""} />
            <EndField form={form} most={most} />
          </Stack>
          {serviceAccountId !== "" && error && !account && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {serviceAccountId !== "" && account === undefined && !error && <Skeleton height={240} aria-label="Loading" />}
          {account && <ScopesField key={account.id} account={account} {...(form.getInputProps("scopes") as PermissionInput)} />}
          <Stack maw={640}>
            <OriginsField
              form={form}
              description="Pages from which browsers may use it; it counts from nowhere else then. Who reads the page has the token, so give it few scopes."
            />
            <NetworksField form={form} description="Where it counts from; anywhere when empty." />
            {account && <FormatField form={form} product={account.product} />}
          </Stack>
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create API token" running={running} back={path(accountId ? `/service-accounts/${accountId}?tab=tokens` : "/tokens")} />
        </Stack>
      </form>
      <LeaveGuard unsaved={!created && form.isDirty()} />
      <TokenDialog
        token={created}
        title={created && `${created.name} is created`}
        onClose={() => created && router.push(path(`/tokens/${created.id}`))}
        onAnother={another}
      />
    </>
  );
}
