import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useEditForm } from "../../_components/edit-form/use-edit-form";
import { refreshPermissions } from "../../_components/permissions/refresh-permissions";
import { updateProduct } from "../mutations";
import { type Product, productQuery, refreshProducts } from "../queries";
import { type EditableProduct, productRules, type ProductValues, productValues, shownProduct } from "./product-values";

/** That roles permit what the list of permissions no longer holds. */
export interface PermissionsInUse {
  /** Which roles, and what. */
  message: string;
  /** The list that was to be saved. */
  permissions: ProductValues["permissions"];
}

const same = (values: ProductValues) => values;

/** The form of a product, which others may edit at the same time. */
export function useEditProduct({ id, ...product }: Product) {
  const queryClient = useQueryClient();
  const forced = useRef(false);
  const [inUse, setInUse] = useState<PermissionsInUse>();
  const edit = useEditForm<EditableProduct, ProductValues, ProductValues>({
    thing: product,
    detailsOf: productValues,
    valuesOf: same,
    readValues: same,
    validate: productRules,
    shown: shownProduct,
    update: async (changes, version) => {
      const force = forced.current;
      forced.current = false;
      const payload = await updateProduct({ id, input: { ...changes, version }, force });
      const error = payload?.userErrors.find(({ code }) => code === "IN_USE");
      if (error && changes.permissions) {
        setInUse({ message: error.message, permissions: changes.permissions });
        return null;
      }
      return payload && { now: payload.product, userErrors: payload.userErrors };
    },
    fetchNewest: () => queryClient.fetchQuery({ ...productQuery(id), staleTime: 0 }),
    action: "product.update",
    targetId: id,
    refresh: async () => {
      await refreshProducts(queryClient);
      await refreshPermissions(queryClient);
    },
  });
  return {
    edit,
    /** Set when roles permit what was removed: it takes a decision. */
    inUse,
    keep: () => setInUse(undefined),
    /** Saves all the same, and takes it out of the roles. */
    force: () => {
      forced.current = true;
      setInUse(undefined);
      edit.submit();
    },
  };
}
