"use client";

import { Badge } from "@mantine/core";
import { IconApiOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { OneThing } from "../../../_components/page/one-thing";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { Section } from "../../../_components/page/section";
import { useTitle } from "../../../_components/page/use-title";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type Product, productDocument, productQuery } from "../queries";
import { EditProductForm } from "./edit-product-form";
import { ProductEvents } from "./events/product-events";
import { PermissionList } from "./permission-list";
import { ProductDanger } from "./product-danger";
import { ProductFacts } from "./product-facts";

/** One product: what it is, what it declares, and how to change it. */
export function ProductDetail({ id }: { id: string }) {
  const { path } = useTeam();
  const query = useQuery(productQuery(id));
  useTitle(query.data?.name);
  return (
    <OneThing
      query={query}
      none={{ icon: IconApiOff, title: "There is no such product", text: "It may have been deleted. The team's activity says by whom." }}
      all={{ label: "All products", href: path("/products") }}
    >
      {(product) => <ProductPage product={product} />}
    </OneThing>
  );
}

function ProductPage({ product }: { product: Product }) {
  const { can, path } = useTeam();
  const editable = !product.builtIn && can("product:update");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: path("/products") }, { label: product.name }]}
        title={
          <>
            {product.name} {product.builtIn && <Badge color="gray">Built in</Badge>}
          </>
        }
        lead={product.builtIn ? "Latchkey's own API. It can't be changed or deleted." : product.description || undefined}
        help={
          <PageHelp document={productDocument} variables={{ id: product.id }}>
            A product is an API that accepts Latchkey&apos;s access tokens. It knows a token to be for it by the audience, and what the caller may do by the
            permissions, which reach it as the token&apos;s scope. What is changed here holds for tokens issued from then on.
          </PageHelp>
        }
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
      {!product.builtIn && !editable && (
        <Section title="Edit" width={640}>
          <MissingPermission permission="product:update" />
        </Section>
      )}
      {!product.builtIn && <ProductEvents productId={product.id} />}
      {!product.builtIn && (
        <Section title="Danger zone" width={640}>
          <ProductDanger product={product} />
        </Section>
      )}
    </>
  );
}
