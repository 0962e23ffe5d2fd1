import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleOff, IconTrash } from "@tabler/icons-react";
import type { Selection } from "../../../_components/lists/data-table/selection";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccountListItem } from "../queries";
import { useAccountActions } from "./account-actions";
import { accountNoun } from "../../_components/service-accounts/account-noun";
import { useSetAccountsEnabled } from "../../_components/service-accounts/use-set-accounts-enabled";

interface Props {
  selection: Selection;
  rows: ServiceAccountListItem[];
}

/** What can be done with all accounts that are chosen. */
export function BulkActions({ selection, rows }: Props) {
  const { can } = useTeam();
  const { remove } = useAccountActions();
  const { mutate } = useSetAccountsEnabled();
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const set = (enabled: boolean) => {
    mutate({ items: chosen, enabled });
    selection.clear();
  };
  return (
    <SelectionBar count={chosen.length} noun={accountNoun} onClear={selection.clear}>
      {can("service-account:update") && (
        <>
          <Button variant="default" leftSection={<IconCircleCheck size={16} aria-hidden />} onClick={() => set(true)}>
            Enable
          </Button>
          <Button variant="default" leftSection={<IconCircleOff size={16} aria-hidden />} onClick={() => set(false)}>
            Disable
          </Button>
        </>
      )}
      {can("service-account:delete") && (
        <Button variant="default" c="var(--lk-bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(chosen)}>
          Delete
        </Button>
      )}
    </SelectionBar>
  );
}
