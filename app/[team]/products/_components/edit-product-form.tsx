import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/error-notice";
import { submitOnEnter } from "../../../_components/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { updateProduct } from "../mutations";
import { type Product, productsKey } from "../queries";
import { ProductFields } from "./product-fields";
import { permissionValues, productRules, type ProductValues } from "./product-values";

/** Changes all of a product but its key. */
export function EditProductForm({ product }: { product: Product }) {
  const queryClient = useQueryClient();
  const { key, name, description, audience, permissions } = product;
  const form = useForm<ProductValues>({
    initialValues: { key, name, description, audience, permissions: permissions.map(permissionValues) },
    validate: productRules,
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) =>
      updateProduct({
        id: product.id,
        input: { name: values.name, description: values.description, audience: values.audience, permissions: values.permissions },
      }),
    done: async () => {
      notifications.show({ title: "Saved", message: "Tokens issued from now on follow the changes." });
      form.resetDirty();
      await queryClient.invalidateQueries({ queryKey: productsKey });
    },
  });
  return (
    <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
      <Stack>
        <TextInput label="Name" autoComplete="off" description="Unique in the team." maxLength={100} {...form.getInputProps("name")} />
        <ProductFields form={form} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={running}>
            Save changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
