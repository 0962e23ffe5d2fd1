import { Button } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import type { Selection } from "../../../_components/lists/data-table/selection";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import type { ApiTokenListItem } from "../../tokens/queries";
import { useTokenActions } from "./token-actions";
import { tokenNoun } from "./token-noun";

interface Props {
  selection: Selection;
  rows: ApiTokenListItem[];
}

/** What can be done with all tokens that are chosen. */
export function BulkRevoke({ selection, rows }: Props) {
  const { revoke } = useTokenActions();
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const live = chosen.filter(({ state }) => state !== "REVOKED");
  return (
    <SelectionBar count={chosen.length} noun={tokenNoun} onClear={selection.clear}>
      <Button
        variant="default"
        c={live.length > 0 ? "var(--lk-bad)" : undefined}
        disabled={live.length === 0}
        title={live.length === 0 ? "All of them are revoked already." : undefined}
        leftSection={<IconBan size={16} aria-hidden />}
        onClick={() => revoke(live)}
      >
        Revoke
      </Button>
    </SelectionBar>
  );
}
