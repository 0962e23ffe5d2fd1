import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Conflict } from "../../../_components/conflict-notice";
import { changedFields, mergeEdits } from "../../../_components/merge-edits";
import { useFormAction } from "../../../_graphql/use-form-action";
import { updateProduct } from "../mutations";
import { type Product, productQuery, refreshProducts } from "../queries";
import { type EditableProduct, productConflicts, productRules, type ProductValues, productValues } from "./product-values";

/** What somebody else and I changed differently, and the form as they would have it. */
interface Clash {
  conflicts: Conflict[];
  theirs: ProductValues;
}

/**
 * The form of a product. It sends only what was changed, with the version it began with: when somebody else saved meanwhile, changes of
 * different fields are both kept, and for those of the same field the person chooses.
 */
export function useEditProduct(product: Product) {
  const queryClient = useQueryClient();
  // What the form began with; later answers about the product must not slip below what is typed.
  const base = useRef<EditableProduct>(product);
  const [clash, setClash] = useState<Clash>();
  const form = useForm<ProductValues>({ initialValues: productValues(product), validate: productRules });

  function begin(from: EditableProduct, values = productValues(from)): void {
    base.current = from;
    form.setInitialValues(productValues(from));
    form.setValues(values);
    form.resetDirty(productValues(from));
  }

  const { version } = product;
  useEffect(() => {
    if (version > base.current.version && !form.isDirty()) begin(product);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new version is a reason to begin anew
  }, [version]);

  async function send(values: ProductValues) {
    let mine = values;
    let from = base.current;
    for (;;) {
      const result = await updateProduct({ id: product.id, input: { ...changedFields(productValues(from), mine), version: from.version } });
      if (!result?.userErrors.some(({ code }) => code === "CONFLICT")) return result;
      const newest = await queryClient.fetchQuery({ ...productQuery(product.id), staleTime: 0 });
      // Gone, or an answer that is as old as ours: the API's own words have to do.
      if (!newest || newest.version === from.version) return result;
      const theirs = productValues(newest);
      const { conflicts, merged } = mergeEdits(productValues(from), mine, theirs);
      begin(newest, merged);
      if (conflicts.length > 0) {
        setClash({ conflicts: productConflicts(conflicts, theirs, mine), theirs });
        return { ...result, userErrors: result.userErrors.map((error) => ({ ...error, code: "CLASH" })) };
      }
      from = newest;
      mine = merged;
    }
  }

  const action = useFormAction({
    form,
    send,
    // A clash is shown field by field.
    take: (errors) => errors.filter(({ code }) => code !== "CLASH"),
    done: async ({ product: now }) => {
      setClash(undefined);
      if (now) begin(now);
      notifications.show({ title: "Saved", message: "Tokens issued from now on follow the changes." });
      await refreshProducts(queryClient);
    },
  });

  /** Settles one field of a clash. */
  function settle(field: string, take: boolean): void {
    if (!clash) return;
    if (take) form.setValues({ [field]: clash.theirs[field] });
    const left = clash.conflicts.filter((conflict) => conflict.field !== field);
    setClash(left.length > 0 ? { ...clash, conflicts: left } : undefined);
  }

  return { form, clash, settle, ...action };
}
