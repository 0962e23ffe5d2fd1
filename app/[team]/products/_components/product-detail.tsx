"use client";

import { Badge, Skeleton } from "@mantine/core";
import { IconApiOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { CopyRequest } from "../../../_components/copy-request";
import { ErrorNotice } from "../../../_components/error-notice";
import { Message } from "../../../_components/message";
import { PageHeader } from "../../../_components/page-header";
import { Section } from "../../../_components/section";
import { useTitle } from "../../../_components/use-title";
import { useTeam } from "../../_components/team-context";
import { productDocument, productQuery } from "../queries";
import { EditProductForm } from "./edit-product-form";
import { PermissionList } from "./permission-list";
import { ProductDanger } from "./product-danger";
import { ProductFacts } from "./product-facts";

/** One product: what it is, what it declares, and how to change it. */
export function ProductDetail({ id }: { id: string }) {
  const { can, path } = useTeam();
  const { data: product, error, refetch } = useQuery(productQuery(id));
  useTitle(product?.name);
  if (error && !product) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (product === undefined) return <Skeleton height={320} aria-label="Loading" />;
  if (product === null) {
    return (
      <Message icon={IconApiOff} title="There is no such product" level={1}>
        It may have been deleted. The team&apos;s activity says by whom.
      </Message>
    );
  }
  const editable = !product.builtIn && can("product:update");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: path("/products") }]}
        title={
          <>
            {product.name} {product.builtIn && <Badge color="gray">Built in</Badge>}
          </>
        }
        lead={product.builtIn ? "Latchkey's own API. It can't be changed or deleted." : product.description || undefined}
        actions={<CopyRequest document={productDocument} variables={{ id }} />}
      />
      <Section title="Details" width={800}>
        <ProductFacts product={product} />
      </Section>
      {editable ? (
        <Section title="Edit" width={640}>
          <EditProductForm product={product} />
        </Section>
      ) : (
        <Section title="Permissions" width={800} lead="What its API lets callers do.">
          <PermissionList permissions={product.permissions} />
        </Section>
      )}
      {!product.builtIn && (
        <Section title="Danger zone" width={640}>
          <ProductDanger product={product} />
        </Section>
      )}
    </>
  );
}
