"use client";

import { Button } from "@mantine/core";
import { IconFilterOff, IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { CopyRequest } from "../../../_components/copy-request";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { firstPage } from "../../../_components/page-arguments";
import { PageHeader } from "../../../_components/page-header";
import { Pager } from "../../../_components/pager";
import { SearchField } from "../../../_components/search-field";
import { Toolbar } from "../../../_components/toolbar";
import { useTeam } from "../../_components/team-context";
import { productsDocument } from "../queries";
import { ProductTable } from "./product-table";
import { useProductList } from "./use-product-list";

/** The APIs that trust Latchkey's tokens. */
export function ProductList() {
  const { can, path } = useTeam();
  const { values, set, search, sortBy, variables, query } = useProductList();
  const { data, error, isPlaceholderData, refetch } = query;
  const none = data?.totalCount === 0 && !isPlaceholderData;
  return (
    <>
      <PageHeader
        title="Products"
        lead="APIs that accept Latchkey's access tokens. Each service account is for one of them."
        actions={
          <>
            <CopyRequest document={productsDocument} variables={variables} />
            {can("product:create") && (
              <Button component={Link} href={path("/products/new")} leftSection={<IconPlus size={16} aria-hidden />}>
                New product
              </Button>
            )}
          </>
        }
      />
      <Toolbar label="Products">
        <SearchField label="Search name, key, audience" value={values.search} onChange={search} />
      </Toolbar>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {none && (
        <Message
          icon={IconFilterOff}
          title="No product matches"
          action={
            <Button variant="default" onClick={() => set({ search: "", ...firstPage })}>
              Clear search
            </Button>
          }
        >
          The search looks at names, keys, audiences, descriptions and ids. Try fewer letters.
        </Message>
      )}
      {!none && (data || !error) && <ProductTable rows={data?.nodes} stale={isPlaceholderData} sort={variables.orderBy ?? undefined} onSort={sortBy} />}
      {data && !none && <Pager pageInfo={data.pageInfo} totalCount={data.totalCount} noun={["product", "products"]} onMove={set} />}
    </>
  );
}
