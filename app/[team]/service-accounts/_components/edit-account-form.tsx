import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { ConflictNotice } from "../../../_components/conflict-notice";
import { ErrorNotice } from "../../../_components/error-notice";
import { LeaveGuard } from "../../../_components/leave-guard";
import { RelativeTime } from "../../../_components/relative-time";
import { submitOnEnter } from "../../../_components/submit-on-enter";
import type { ServiceAccount } from "../queries";
import { AccountFields } from "./account-fields";
import { useEditAccount } from "./use-edit-account";

/** Changes name, description, contact and token lifetime. */
export function EditAccountForm({ account }: { account: ServiceAccount }) {
  const { form, clash, settle, submit, running, problem } = useEditAccount(account);
  const notice = useRef<HTMLDivElement>(null);
  const save = useRef<HTMLButtonElement>(null);
  const clashing = clash !== undefined;
  useEffect(() => {
    if (clashing) notice.current?.focus();
  }, [clashing]);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    // Saving now would overwrite theirs unseen.
    if (!clash) return submit(event);
    event.preventDefault();
    notice.current?.focus();
  }
  function choose(field: string, take: boolean): void {
    settle(field, take);
    save.current?.focus();
  }

  return (
    <form onSubmit={onSubmit} onKeyDown={submitOnEnter} noValidate>
      <Stack>
        <AccountFields form={form} />
        {clash && (
          <ConflictNotice ref={notice} conflicts={clash.conflicts} onKeep={(field) => choose(field, false)} onTake={(field) => choose(field, true)}>
            <strong>{clash.by?.actorName ?? "Somebody else"}</strong> changed this service account {clash.by ? <RelativeTime at={clash.by.at} /> : "meanwhile"}.
          </ConflictNotice>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button ref={save} type="submit" loading={running}>
            Save changes
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty()} />
    </form>
  );
}
