import { Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { PermissionListEditor } from "./permission-list-editor";
import type { ProductValues } from "./product-values";

/** The fields of a product that can be changed at any time. */
export function ProductFields({ form }: { form: UseFormReturnType<ProductValues> }) {
  return (
    <>
      <TextInput
        label="Audience"
        description="The aud of its access tokens: an absolute URI, usually the API's address."
        placeholder="https://billing.example.com/api"
        autoComplete="off"
        maxLength={500}
        {...form.getInputProps("audience")}
      />
      <Textarea label="Description (optional)" description="What it is." autosize minRows={2} maxLength={2000} {...form.getInputProps("description")} />
      <PermissionListEditor form={form} />
    </>
  );
}
