import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { SearchField } from "../../../_components/lists/search-field";
import { useTeam } from "../../../_teams/team-context";
import { unusedChoices } from "../../_components/usage/unused-since";
import { CreatorFilter } from "./creator-filter";
import { ProductFilter } from "../../_components/filters/product-filter";
import type { AccountListState } from "./use-account-list";

const states = [
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
];

type Props = Pick<AccountListState, "values" | "filter" | "search" | "filtered" | "clear" | "query">;

/** Search and filters of the list of accounts. */
export function AccountFilters({ values, filter, search, filtered, clear, query }: Props) {
  const { can } = useTeam();
  const rows = query.data?.nodes ?? [];
  return (
    <>
      <SearchField label="Search name, client id, text" value={values.search} onChange={search} />
      <FilterMenu label="State" value={values.state} options={states} onChange={(state) => filter({ state })} />
      {can("product:read") && <ProductFilter chosen={values.product} rows={rows} onChange={(product) => filter({ product })} />}
      <CreatorFilter chosen={values.createdBy} rows={rows} onChange={(createdBy) => filter({ createdBy })} />
      <FilterMenu
        label="Last used"
        value={values.used}
        options={[{ value: "never", label: "Never" }, ...unusedChoices]}
        onChange={(used) => filter({ used })}
      />
      {filtered && (
        <Button variant="subtle" color="gray" px="xs" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
          Clear
        </Button>
      )}
    </>
  );
}
