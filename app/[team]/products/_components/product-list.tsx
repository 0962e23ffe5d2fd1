"use client";

import { Button } from "@mantine/core";
import { IconFilterOff, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../../_components/page/page-link";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { SearchField } from "../../../_components/lists/search-field";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useNamedList } from "../../../_components/lists/use-named-list";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import { productsDocument, productsQuery, type ProductsVariables } from "../queries";
import { ProductTable } from "./product-table";

/** The APIs that trust Latchkey's tokens. */
export function ProductList() {
  const { can, path, team } = useTeam();
  const { values, search, sortBy, clear, move, arguments: place } = useNamedList();
  const variables: ProductsVariables = { teamId: team.id, filter: { ...(values.search && { search: values.search }) }, ...place };
  const query = useQuery(productsQuery(variables));
  const empty = (
    <Message
      icon={IconFilterOff}
      title="No product matches"
      action={
        <Button variant="default" onClick={clear}>
          Clear search
        </Button>
      }
    >
      The search looks at names, keys, audiences, descriptions and ids. Try fewer letters.
    </Message>
  );
  return (
    <>
      <PageHeader
        {...headings["/products"]}
        help={
          <PageHelp document={productsDocument} variables={variables}>
            A product is an API that accepts Latchkey&apos;s access tokens: it has an audience, which its tokens name, and permissions, which roles are made of.
            Each service account is for one product. Latchkey&apos;s own API is the built-in one.
          </PageHelp>
        }
        actions={
          <>
            {can("product:create") && (
              <Button component={PageLink} href={path("/products/new")} leftSection={<IconPlus size={16} aria-hidden />}>
                New product
              </Button>
            )}
          </>
        }
      />
      <Toolbar label="Products">
        <SearchField label="Search name, key, audience" value={values.search} onChange={search} />
      </Toolbar>
      <ListBody query={query} noun={["product", "products"]} empty={empty} onMove={move}>
        {(rows, stale) => <ProductTable rows={rows} stale={stale} sort={variables.orderBy ?? undefined} onSort={sortBy} />}
      </ListBody>
    </>
  );
}
