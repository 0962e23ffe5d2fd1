import { Button, Group, Skeleton, Text } from "@mantine/core";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { ImpactSummary } from "./impact-summary";
import type { ImpactState } from "./use-impact";

/** Who would gain and lose what by a change that isn't saved yet, or why it would be refused. */
export function ImpactPreview({ state: { change, refusal, again, asking, confirm } }: { state: ImpactState }) {
  if (refusal) return <ErrorNotice error={refusal} onRetry={again} />;
  if (confirm) {
    return (
      <Group justify="space-between" gap="xs" role="status">
        <Text size="sm" c="dimmed">
          To see who gains and who loses by it, confirm that it&apos;s you.
        </Text>
        <Button size="xs" variant="default" onClick={confirm}>
          Confirm
        </Button>
      </Group>
    );
  }
  if (change) {
    return (
      <div style={{ opacity: asking ? 0.6 : undefined }}>
        <ImpactSummary change={change} />
      </div>
    );
  }
  return asking ? <Skeleton height={40} role="status" aria-label="Asking who gains and who loses" /> : null;
}
