import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../../../../_components/dialogs/dialog";
import type { PermissionValues } from "../product-values";
import classes from "./paste.module.css";
import type { ReadPermissions } from "./read-permissions";
import { DialogFoot } from "../../../../_components/dialogs/dialog-foot";

interface Props {
  opened: boolean;
  onClose: () => void;
  onUse: (permissions: PermissionValues[]) => void;
}

const example = "- name: invoices:read\n  title: Read invoices\n- invoices:write";

/** Takes a list of permissions as text, shows what it reads from it, and adds that to the form. */
export function PastePermissions({ opened, onClose, onUse }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Paste permissions" size={640}>
      <Question onClose={onClose} onUse={onUse} />
    </Dialog>
  );
}

function Question({ onClose, onUse }: Omit<Props, "opened">) {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, 200);
  // The reader is loaded when there is something to read.
  const { data: read } = useQuery({
    queryKey: ["read-permissions", settled],
    queryFn: async () => (await import("./read-permissions")).readPermissions(settled),
    enabled: settled.trim() !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
  const current = text === settled && text.trim() !== "" ? read : undefined;
  const usable = current?.problems.length === 0 ? current.permissions : [];
  const count = `${usable.length} ${usable.length === 1 ? "permission" : "permissions"}`;
  return (
    <Stack>
      <Textarea
        label="JSON or YAML"
        description="A list of names, or of entries with name, title and description. Permissions of the same name are replaced; nothing is saved yet."
        placeholder={example}
        autosize
        minRows={6}
        maxRows={12}
        spellCheck={false}
        data-autofocus
        classNames={{ input: classes.text }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status">{current && <Preview {...current} />}</div>
      <DialogFoot onCancel={onClose}>
        <Button
          disabled={usable.length === 0}
          onClick={() => {
            onUse(usable);
            onClose();
          }}
        >
          {usable.length === 0 ? "Add permissions" : `Add ${count}`}
        </Button>
      </DialogFoot>
    </Stack>
  );
}

function Preview({ permissions, problems }: ReadPermissions) {
  if (problems.length > 0) {
    return (
      <ul className={classes.problems} aria-label="What can't be read">
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            <strong>Line {line}:</strong> {message}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      <Text size="sm" mb={4}>
        Read {permissions.length} {permissions.length === 1 ? "permission" : "permissions"}:
      </Text>
      <ul className={classes.list} tabIndex={0} aria-label="What was read">
        {permissions.map(({ name, title, description }) => (
          <li key={name}>
            <code>{name}</code> <span>{[title, description].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
