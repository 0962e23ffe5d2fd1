import { Stack, Textarea, TextInput } from "@mantine/core";
import { EditForm } from "../../_components/edit-form/edit-form";
import { useImpact } from "../../_components/impact/use-impact";
import { ImpactPreview } from "../../_components/impact/impact-preview";
import { updateRoleDocument } from "../mutations";
import type { Role } from "../queries";
import type { PermissionInput } from "../../_components/permissions/permission-boxes";
import { PermissionField } from "./permission-field";
import { useEditRole } from "./use-edit-role";

/** Changes a role, after a look at who gains and who loses by it. */
export function EditRoleForm({ role }: { role: Role }) {
  const edit = useEditRole(role);
  const { form } = edit;
  const { permissions } = form.values;
  const state = useImpact({
    change: { id: role.id, permissions },
    enabled: form.isDirty("permissions"),
    ask: async (run) => (await run(updateRoleDocument, { id: role.id, input: { permissions }, dryRun: true })).updateRole,
  });
  return (
    <EditForm edit={edit} what="role">
      <Stack maw={640}>
        <TextInput label="Name" autoComplete="off" description="Unique per product." maxLength={100} {...form.getInputProps("name")} />
        <Textarea label="Description (optional)" description="What it is for." autosize minRows={2} maxLength={2000} {...form.getInputProps("description")} />
      </Stack>
      <PermissionField
        product={role.product}
        permissions={role.product.permissions}
        kept={role.permissions.map(({ name }) => name)}
        {...(form.getInputProps("permissions") as PermissionInput)}
      />
      {/* What the save was refused for is said below. */}
      {edit.problem === null && <ImpactPreview state={state} />}
    </EditForm>
  );
}
