import { Radio, Stack } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ApiTokenListItem } from "../queries";

interface Props<Values> {
  form: UseFormReturnType<Values>;
  product: { name: string; builtIn: boolean };
}

/** How the token is made: a name for an entry here, or a text that says all by itself. */
export function FormatField<Values extends { format: ApiTokenListItem["format"] }>({ form, product }: Props<Values>) {
  const opaque = product.builtIn
    ? "Short. Latchkey looks it up at each call, so scopes, origins and all else can be changed later."
    : `Short. It says nothing to ${product.name}, which would have to ask Latchkey about it.`;
  return (
    <Radio.Group label="Format" {...form.getInputProps("format")}>
      <Stack gap="sm" mt={4}>
        <Radio value="OPAQUE" label="Opaque (lk_…)" description={opaque} />
        <Radio
          value="JWT"
          label="Self-contained (JWT)"
          description={`Long. It carries its scopes, origins and end, so that ${product.builtIn ? "others" : product.name} can check it with the published keys alone. Those are fixed then; a reset makes another.`}
        />
      </Stack>
    </Radio.Group>
  );
}
