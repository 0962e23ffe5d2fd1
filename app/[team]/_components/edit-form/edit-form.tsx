import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { ConflictNotice } from "../../../_components/forms/conflict-notice";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import type { Edit } from "./use-edit-form";

interface Props {
  edit: Edit;
  /** What is edited, as in "service account". */
  what: string;
  /** The verb and its object, where a page has several forms. */
  save?: string;
  /** The fields. */
  children: ReactNode;
}

/** The frame of an edit form: below its fields what somebody else changed meanwhile, to choose from, and the button that saves. */
export function EditForm({ edit, what, save: verb = "Save changes", children }: Props) {
  const { form, clash, settle, submit, running, problem } = edit;
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
        {children}
        {clash && (
          <ConflictNotice ref={notice} conflicts={clash.conflicts} onKeep={(field) => choose(field, false)} onTake={(field) => choose(field, true)}>
            <strong>{clash.by?.actorName ?? "Somebody else"}</strong> changed this {what} {clash.by ? <RelativeTime at={clash.by.at} /> : "meanwhile"}.
          </ConflictNotice>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button ref={save} type="submit" loading={running}>
            {verb}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard unsaved={form.isDirty()} />
    </form>
  );
}
