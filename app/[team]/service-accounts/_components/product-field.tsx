import { NativeSelect, Skeleton } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../_components/team-context";
import { productChoicesQuery } from "../../products/queries";

const fallback = { value: "", label: "Latchkey" };

/** The API that the account's tokens are for; Latchkey's own unless chosen. */
export function ProductField<Values extends { productId: string; roleIds: string }>({ form }: { form: UseFormReturnType<Values> }) {
  const { team, can } = useTeam();
  const { data, isLoading } = useQuery({ ...productChoicesQuery(team.id), enabled: can("product:read") });
  if (isLoading) return <Skeleton height={84} />;
  const others = (data ?? []).filter((product) => !product.builtIn).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      label="Product"
      description={
        can("product:read")
          ? "The API that its access tokens are for. It can't be changed later."
          : "To choose another product you need product:read; an owner of the team can give it to you."
      }
      data={[fallback, ...others]}
      {...form.getInputProps("productId")}
    />
  );
}
