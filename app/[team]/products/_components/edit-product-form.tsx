import { TextInput } from "@mantine/core";
import { EditForm } from "../../_components/edit-form/edit-form";
import type { Product } from "../queries";
import { PermissionsInUse } from "./permissions-in-use";
import { ProductFields } from "./product-fields";
import { useEditProduct } from "./use-edit-product";

/** Changes all of a product but its key. */
export function EditProductForm({ product }: { product: Product }) {
  const { edit, inUse, keep, force } = useEditProduct(product);
  return (
    <>
      <EditForm edit={edit} what="product">
        <TextInput label="Name" autoComplete="off" description="Unique in the team." maxLength={100} {...edit.form.getInputProps("name")} />
        <ProductFields form={edit.form} />
      </EditForm>
      <PermissionsInUse product={product} inUse={inUse} onForce={force} onClose={keep} />
    </>
  );
}
