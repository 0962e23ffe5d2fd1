"use client";

import { Button } from "@mantine/core";
import { IconFilterOff, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { PageLink } from "../../../_components/page/page-link";
import { SearchField } from "../../../_components/lists/search-field";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { ProductFilter } from "../../_components/filters/product-filter";
import { rolesDocument, rolesQuery, type RolesVariables } from "../queries";
import { RoleTable } from "./role-table";

const filters = ["kind", "product"] as const;
const kinds = [
  { value: "built-in", label: "Built in" },
  { value: "own", label: "Own" },
];

/** The team's roles. */
export function RoleList() {
  const { can, path, team } = useTeam();
  const { values, search, filter, filtered, sortBy, clear, move, arguments: place } = useNamedList(filters);
  const variables: RolesVariables = {
    teamId: team.id,
    filter: {
      ...(values.search && { search: values.search }),
      ...(values.kind && { builtIn: values.kind === "built-in" }),
      ...(values.product && { productId: values.product }),
    },
    ...place,
  };
  const query = useQuery(rolesQuery(variables));
  const empty = (
    <Message
      icon={IconFilterOff}
      title="No role matches"
      action={
        <Button variant="default" onClick={clear}>
          Clear search and filters
        </Button>
      }
    >
      The search looks at names, descriptions and ids. Try fewer letters, or drop a filter.
    </Message>
  );
  return (
    <>
      <PageHeader
        {...headings["/roles"]}
        help={
          <PageHelp document={rolesDocument} variables={variables}>
            A role is a named set of permissions of one product. People, service accounts and groups hold roles, for good or until a date; a change of a role
            counts for all who hold it from their next call on. The built-in roles can&apos;t be changed, but cloned.
          </PageHelp>
        }
        actions={
          can("role:create") && (
            <Button component={PageLink} href={path("/roles/new")} leftSection={<IconPlus size={16} aria-hidden />}>
              New role
            </Button>
          )
        }
      />
      <Toolbar label="Roles">
        <SearchField label="Search name, text" value={values.search} onChange={search} />
        <FilterMenu label="Kind" value={values.kind} options={kinds} onChange={(kind) => filter({ kind })} />
        {can("product:read") && <ProductFilter chosen={values.product} rows={query.data?.nodes ?? []} onChange={(product) => filter({ product })} />}
        {filtered && (
          <Button variant="subtle" color="gray" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
            Clear
          </Button>
        )}
      </Toolbar>
      <ListBody query={query} noun={["role", "roles"]} empty={empty} onMove={move}>
        {(rows, stale) => <RoleTable rows={rows} stale={stale} sort={variables.orderBy ?? undefined} onSort={sortBy} />}
      </ListBody>
    </>
  );
}
