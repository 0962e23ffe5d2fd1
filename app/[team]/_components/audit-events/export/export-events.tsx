import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { later, withCode } from "../../../../_components/later";
import type { Exported } from "./exported";

const Dialog = later(() => import("./export-dialog"));

/** Saves all events that the filters let through as a file, not only those of the page. */
export function ExportEvents(exported: Exported) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => withCode(Dialog, () => setOpened(true))}
      >
        Export
      </Button>
      <Dialog {...exported} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
