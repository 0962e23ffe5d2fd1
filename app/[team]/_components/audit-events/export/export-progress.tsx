import { Button, Group, Progress as Bar, Stack, Text } from "@mantine/core";
import type { Progress } from "./download-events";
import classes from "./export.module.css";
import { leftText, sizeText } from "./left-text";

interface Props {
  progress: Progress;
  onCancel: () => void;
}

/** How far an export is. */
export function ExportProgress({ progress, onCancel }: Props) {
  const { rows, total, bytes } = progress;
  const part = total ? Math.min(100, Math.floor((rows / total) * 100)) : 0;
  const left = leftText(progress);
  return (
    <Stack>
      <div>
        <Bar.Root size="md">
          <Bar.Section value={total ? part : 100} animated={!total} striped={!total} aria-label="Events exported" />
        </Bar.Root>
        <div className={classes.numbers}>
          <Text size="sm" component="span">
            {rowsText(rows, total)}
          </Text>
          <Text size="sm" c="dimmed" component="span">
            {[sizeText(bytes), left].filter(Boolean).join(", ")}
          </Text>
        </div>
      </div>
      <Text size="sm" c="dimmed">
        The file is saved when the last event is here. Stay on this page until then.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Cancel export
        </Button>
      </Group>
    </Stack>
  );
}

const rowsText = (rows: number, total: number | null): string =>
  total === null ? `${rows.toLocaleString("en")} events` : `${rows.toLocaleString("en")} of ${Math.max(rows, total).toLocaleString("en")} events`;
