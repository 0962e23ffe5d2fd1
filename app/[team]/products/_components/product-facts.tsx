import { Anchor } from "@mantine/core";
import { PageLink } from "../../../_components/page/page-link";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { useTeam } from "../../../_teams/team-context";
import type { Product } from "../queries";

/** What is known about a product. */
export function ProductFacts({ product }: { product: Product }) {
  const { can, path } = useTeam();
  return (
    <Facts>
      <Fact label="Key">
        <CopyableId value={product.key} what="key" />
      </Fact>
      <Fact label="Audience">
        <CopyableId value={product.audience} what="audience" />
      </Fact>
      <Fact label="Id">
        <CopyableId value={product.id} what="id" />
      </Fact>
      <Fact label="Created">
        <RelativeTime at={product.createdAt} />
      </Fact>
      {can("service-account:read") && (
        <Fact label="Used by">
          <Anchor component={PageLink} href={path(`/service-accounts?product=${product.id}`)} size="sm">
            Service accounts of this product
          </Anchor>
        </Fact>
      )}
    </Facts>
  );
}
