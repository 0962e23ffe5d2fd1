import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { EditForm } from "../../../_components/edit-form/edit-form";
import { LimitField } from "../../../_components/limits/limit-field";
import type { Limits } from "../../../_components/limits/limit-values";
import { accountLimitsQuery } from "../../limits";
import { useEditLimits } from "./use-edit-limits";

/** Changes how often an account may call, and how many tokens it may get. */
export function LimitsForm({ id }: { id: string }) {
  const { data: limits, error, refetch } = useQuery(accountLimitsQuery(id));
  if (limits) return <Fields id={id} limits={limits} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={216} role="status" aria-label="Loading" />;
}

function Fields({ id, limits }: { id: string; limits: Limits & { version: number } }) {
  const edit = useEditLimits(id, limits);
  const { form } = edit;
  return (
    <EditForm edit={edit} what="service account" save="Save limits">
      <LimitField
        name="requestsPerMinute"
        label="Calls per minute"
        description="To Latchkey's API, with whatever token of the account. Its products count their own calls."
        {...form.getInputProps("requestsPerMinute")}
      />
      <LimitField
        name="grantsPerDay"
        label="Tokens per day"
        description="Access tokens that it gets, renewed ones too; from midnight to midnight, UTC."
        {...form.getInputProps("grantsPerDay")}
      />
    </EditForm>
  );
}
