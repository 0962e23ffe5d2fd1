import { Button, Radio, Stack, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { CodeBlock } from "../../../../_components/code/code-block";
import { DialogFoot } from "../../../../_components/dialogs/dialog-foot";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { exportCurl } from "./export-curl";
import { type Format, formats } from "./export-url";

interface Props {
  format: Format;
  filtered: boolean;
  count: number | undefined;
  url: string;
  problem: unknown;
  onFormat: (format: Format) => void;
  onStart: () => void;
  onClose: () => void;
}

/** Which file, of how many events, and how a program gets the same. */
export function ExportChoice({ format, filtered, count, url, problem, onFormat, onStart, onClose }: Props) {
  const publicUrl = usePublicUrl();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStart();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{scopeText(count, filtered)} The oldest comes first.</Text>
        <Radio.Group label="Format" value={format} onChange={(value) => onFormat(value as Format)}>
          <Stack gap="sm" mt={4}>
            {Object.entries(formats).map(([value, { label, description }]) => (
              <Radio key={value} value={value} label={label} description={description} />
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            The same from a program, which may take its time:
          </Text>
          <CodeBlock what="curl command" code={exportCurl(publicUrl, url, format)} />
        </div>
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogFoot onCancel={onClose}>
          <Button type="submit" data-autofocus>
            Export {formats[format].label}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}

function scopeText(count: number | undefined, filtered: boolean): string {
  const which = filtered ? "that the filters let through" : "of this list";
  if (count === undefined) return `All events ${which} go into the file.`;
  return count === 1 ? `The one event ${which} goes into the file.` : `All ${count.toLocaleString("en")} events ${which} go into the file.`;
}
