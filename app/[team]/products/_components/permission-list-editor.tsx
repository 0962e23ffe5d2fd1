import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconClipboardText, IconPlus, IconTrash } from "@tabler/icons-react";
import { PastePermissions } from "./paste/paste-permissions";
import classes from "./permission-list-editor.module.css";
import { addPermissions, emptyPermission, type ProductValues } from "./product-values";

/** The permissions that a product declares, one line each. */
export function PermissionListEditor({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { permissions } = form.values;
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <fieldset className={classes.list}>
      <legend className={classes.legend}>Permissions</legend>
      <Text size="xs" c="dimmed" mb="xs">
        What the API lets callers do, as resource:verb. Its roles are made of these.
      </Text>
      {form.errors.permissions && (
        <Text size="xs" c="var(--lk-bad)" mb="xs" role="alert">
          {form.errors.permissions}
        </Text>
      )}
      {permissions.map((_, index) => (
        <div key={form.key(`permissions.${index}`)} className={classes.row}>
          <TextInput
            aria-label={`Name of permission ${index + 1}`}
            placeholder="invoices:read"
            autoComplete="off"
            {...form.getInputProps(`permissions.${index}.name`)}
          />
          <TextInput
            aria-label={`Title of permission ${index + 1}`}
            placeholder="Title (optional)"
            autoComplete="off"
            {...form.getInputProps(`permissions.${index}.title`)}
          />
          <TextInput
            aria-label={`Description of permission ${index + 1}`}
            placeholder="Description (optional)"
            autoComplete="off"
            {...form.getInputProps(`permissions.${index}.description`)}
          />
          <ActionIcon size={36} aria-label={`Remove permission ${index + 1}`} onClick={() => form.removeListItem("permissions", index)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs">
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("permissions", { ...emptyPermission })}>
          Add permission
        </Button>
        <Button variant="default" leftSection={<IconClipboardText size={16} aria-hidden />} onClick={open}>
          Paste JSON or YAML
        </Button>
      </Group>
      <PastePermissions opened={opened} onClose={close} onUse={(read) => form.setFieldValue("permissions", addPermissions(permissions, read))} />
    </fieldset>
  );
}
