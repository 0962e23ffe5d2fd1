import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../_components/filter-menu";
import { FilterToggle } from "../../../_components/filter-toggle";
import { SearchField } from "../../../_components/search-field";
import { useTeam } from "../../_components/team-context";
import { productChoicesQuery } from "../product-choices";
import type { AccountListState } from "./use-account-list";

const states = [
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
];

/** Search and filters of the list of accounts. */
export function AccountFilters({ values, filter, search, filtered, clear }: Pick<AccountListState, "values" | "filter" | "search" | "filtered" | "clear">) {
  const { can, team } = useTeam();
  const { data: products } = useQuery({ ...productChoicesQuery(team.id, ""), enabled: can("product:read") });
  return (
    <>
      <SearchField label="Search name, client id, text" value={values.search} onChange={search} />
      <FilterMenu label="State" value={values.state} options={states} onChange={(state) => filter({ state })} />
      {products && (
        <FilterMenu
          label="Product"
          value={values.product}
          options={products.choices.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(product) => filter({ product })}
        />
      )}
      <FilterToggle label="Never used" on={values.used === "never"} onChange={(on) => filter({ used: on ? "never" : "" })} />
      <FilterToggle label="Created by me" on={values.createdBy === "me"} onChange={(on) => filter({ createdBy: on ? "me" : "" })} />
      {filtered && (
        <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
          Clear
        </Button>
      )}
    </>
  );
}
