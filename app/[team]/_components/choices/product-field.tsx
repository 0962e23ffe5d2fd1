import { NativeSelect, Skeleton } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { PermissionGivers } from "../../../_components/notices/permission-givers";
import { useTeam } from "../../../_teams/team-context";
import { productChoicesQuery } from "./product-choices";
import { SearchedProduct } from "./searched-product";

const own = { value: "", label: "Latchkey" };

const usual = "The API that its access tokens are for. It can't be changed later.";

interface Props<Values> {
  form: UseFormReturnType<Values>;
  /** What the choice means. */
  description?: string;
}

/** The API that the account's tokens are for; Latchkey's own unless chosen. */
export function ProductField<Values extends { productId: string }>({ form, description = usual }: Props<Values>) {
  const { team, can } = useTeam();
  const { data, error, isLoading, refetch } = useQuery({ ...productChoicesQuery(team.id, ""), enabled: can("product:read") });
  if (isLoading) return <Skeleton height={84} />;
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const field = {
    label: "Product",
    description: can("product:read") ? description : <Why />,
    ...form.getInputProps("productId"),
  };
  if (data?.more) return <SearchedProduct {...field} />;
  const others = (data?.choices ?? []).filter((product) => !product.builtIn).map(({ id, name }) => ({ value: id, label: name }));
  return <NativeSelect data={[own, ...others]} {...field} />;
}

/** Why there is one product only. */
function Why() {
  return (
    <>
      To choose another product you need <code>product:read</code>. <PermissionGivers permission="product:read" />
    </>
  );
}
