import type { Metadata } from "next";
import { NeedsPermission } from "../../_components/permissions/needs-permission";
import { CreateProduct } from "../_components/create-product";

export const metadata: Metadata = { title: "New product" };

export default function NewProductPage() {
  return (
    <NeedsPermission permission="product:create">
      <CreateProduct />
    </NeedsPermission>
  );
}
