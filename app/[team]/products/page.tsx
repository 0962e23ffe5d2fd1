import type { Metadata } from "next";
import { NeedsPermission } from "../_components/permissions/needs-permission";
import { ProductList } from "./_components/product-list";

export const metadata: Metadata = { title: "Products" };

export default function ProductsPage() {
  return (
    <NeedsPermission permission="product:read">
      <ProductList />
    </NeedsPermission>
  );
}
