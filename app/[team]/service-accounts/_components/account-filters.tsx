import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../_components/filter-menu";
import { firstPage } from "../../../_components/page-arguments";
import { SearchField } from "../../../_components/search-field";
import { Toolbar } from "../../../_components/toolbar";
import { useTeam } from "../../_components/team-context";
import { productChoicesQuery } from "../../products/queries";

interface Props {
  values: { search: string; state: string; product: string };
  set: (changes: { state?: string; product?: string; after: string; before: string }) => void;
  search: (text: string) => void;
}

const states = [
  { value: "enabled", label: "Enabled" },
  { value: "disabled", label: "Disabled" },
];

/** Search and filters of the list of accounts. */
export function AccountFilters({ values, set, search }: Props) {
  const { can, team } = useTeam();
  const { data: products } = useQuery({ ...productChoicesQuery(team.id), enabled: can("product:read") });
  return (
    <Toolbar label="Service accounts">
      <SearchField label="Search name, client id, text" value={values.search} onChange={search} />
      <FilterMenu label="State" value={values.state} options={states} onChange={(state) => set({ state, ...firstPage })} />
      {products && (
        <FilterMenu
          label="Product"
          value={values.product}
          options={products.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(product) => set({ product, ...firstPage })}
        />
      )}
    </Toolbar>
  );
}
