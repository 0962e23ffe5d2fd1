import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { ProductDetail } from "../_components/product-detail";

export const metadata: Metadata = { title: "Product" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  return (
    <NeedsPermission permission="product:read">
      <ProductDetail id={id} />
    </NeedsPermission>
  );
}
