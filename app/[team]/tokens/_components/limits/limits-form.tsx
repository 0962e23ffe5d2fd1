import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { EditForm } from "../../../_components/edit-form/edit-form";
import { LimitField } from "../../../_components/limits/limit-field";
import { tokenLimitsQuery } from "../../limits";
import { type EditableLimit, useEditLimits } from "./use-edit-limits";

/** Changes how often a token may call. */
export function LimitsForm({ id }: { id: string }) {
  const { data: limits, error, refetch } = useQuery(tokenLimitsQuery(id));
  if (limits) return <Fields id={id} limit={limits} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={128} role="status" aria-label="Loading" />;
}

function Fields({ id, limit }: { id: string; limit: EditableLimit }) {
  const edit = useEditLimits(id, limit);
  return (
    <EditForm edit={edit} what="API token" save="Save limits">
      <LimitField
        name="requestsPerMinute"
        label="Calls per minute"
        description="To Latchkey's API. What its service account may call bounds it as well."
        {...edit.form.getInputProps("requestsPerMinute")}
      />
    </EditForm>
  );
}
