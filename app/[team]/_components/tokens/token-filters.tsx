import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { SearchField } from "../../../_components/lists/search-field";
import { ThingFilter } from "../filters/thing-filter";
import { unusedChoices } from "../usage/unused-since";
import { serviceAccountQuery } from "../../service-accounts/queries";
import { stateNames } from "./token-state";
import { stateChoices, type TokenListState } from "./use-token-list";

interface Props extends Pick<TokenListState, "values" | "filter" | "search" | "filtered" | "clear" | "query"> {
  /** True where the tokens are those of one account. */
  ofOne: boolean;
}

const options = stateChoices.map(({ value, shown }) => ({ value, label: stateNames[shown] }));

/** Search and filters of a list of tokens. */
export function TokenFilters({ values, filter, search, filtered, clear, query, ofOne }: Props) {
  const accounts = (query.data?.nodes ?? []).map(({ serviceAccount }) => ({ ...serviceAccount, kind: "account" as const }));
  const { account } = values;
  const known = accounts.find(({ id }) => id === account);
  const { data: chosen } = useQuery({ ...serviceAccountQuery(account), enabled: !ofOne && account !== "" && !known });
  return (
    <>
      <SearchField label="Search name, purpose, id" value={values.search} onChange={search} />
      <FilterMenu label="State" value={values.state} options={options} onChange={(state) => filter({ state })} />
      <FilterMenu label="Last used" value={values.used} options={unusedChoices} onChange={(used) => filter({ used })} />
      {!ofOne && (
        <ThingFilter
          label="Account"
          search="Search service accounts"
          chosen={account}
          name={known?.name ?? chosen?.name}
          known={accounts}
          among={{ accounts: true }}
          onChange={(id) => filter({ account: id })}
        />
      )}
      {filtered && (
        <Button variant="subtle" color="gray" px="xs" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
          Clear
        </Button>
      )}
    </>
  );
}
