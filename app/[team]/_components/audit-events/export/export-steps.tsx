import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTeam } from "../../../../_teams/team-context";
import { ExportChoice } from "./export-choice";
import type { Exported } from "./exported";
import { ExportProgress } from "./export-progress";
import { exportName, exportUrl, type Format } from "./export-url";
import classes from "./export.module.css";
import { sizeText } from "./left-text";
import type { Export } from "./use-export";

interface Props extends Exported {
  saving: Export;
  onClose: () => void;
}

/** The steps of an export, one after the other. */
export function ExportSteps({ filter, filtered, count, saving: { state, start, cancel }, onClose }: Props) {
  const { team } = useTeam();
  const [format, setFormat] = useState<Format>("csv");
  const url = exportUrl(format, team.id, filter);
  if (state.at === "running") return <ExportProgress progress={state.progress} onCancel={cancel} />;
  if (state.at === "choice")
    return (
      <ExportChoice
        {...{ format, filtered, count, url }}
        problem={state.problem}
        onFormat={setFormat}
        onStart={() => start({ format, url, name: exportName(format, team.slug, new Date()) })}
        onClose={onClose}
      />
    );
  const { progress, name, save } = state;
  return (
    <Stack>
      <div className={classes.done} role="status">
        <IconCircleCheck size={20} aria-hidden />
        <div>
          <Text size="sm">
            {progress.rows.toLocaleString("en")} {progress.rows === 1 ? "event" : "events"} saved ({sizeText(progress.bytes)}).
          </Text>
          <code className={classes.file}>{name}</code>
        </div>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={save}>
          Save again
        </Button>
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
