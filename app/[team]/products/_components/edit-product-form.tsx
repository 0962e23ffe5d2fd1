import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef } from "react";
import { ConflictNotice } from "../../../_components/conflict-notice";
import { ErrorNotice } from "../../../_components/error-notice";
import { LeaveGuard } from "../../../_components/leave-guard";
import { submitOnEnter } from "../../../_components/submit-on-enter";
import type { Product } from "../queries";
import { ProductFields } from "./product-fields";
import { useEditProduct } from "./use-edit-product";

/** Changes all of a product but its key. */
export function EditProductForm({ product }: { product: Product }) {
  const { form, clash, settle, submit, running, problem } = useEditProduct(product);
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
        <TextInput label="Name" autoComplete="off" description="Unique in the team." maxLength={100} {...form.getInputProps("name")} />
        <ProductFields form={form} />
        {clash && (
          <ConflictNotice ref={notice} conflicts={clash.conflicts} onKeep={(field) => choose(field, false)} onTake={(field) => choose(field, true)}>
            <strong>Somebody else</strong> changed this product meanwhile.
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
