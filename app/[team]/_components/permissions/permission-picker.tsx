import { Group, NativeSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { catalogue } from "@/lib/permissions/catalogue";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { productPermissionsQuery } from "./product-permissions-query";
import { productChoicesQuery } from "../choices/product-choices";
import { useTeam } from "../../../_teams/team-context";

interface Props {
  /** Empty for Latchkey's own API. */
  productId: string;
  permission: string | null;
  onChange: (productId: string, permission: string | null) => void;
  /** True where the product isn't chosen here. */
  fixed?: boolean;
}

/** Chooses a permission of Latchkey's own API or of one of the team's products. */
export function PermissionPicker({ productId, permission, onChange, fixed = false }: Props) {
  const { team, can } = useTeam();
  const products = useQuery({ ...productChoicesQuery(team.id, ""), enabled: !fixed && can("product:read") });
  const declared = useQuery({ ...productPermissionsQuery(productId), enabled: productId !== "" && can("product:read") });
  const permissions = productId === "" ? catalogue : (declared.data ?? []);
  const others = (products.data?.choices ?? []).filter(({ builtIn }) => !builtIn);
  const failed = [products, declared].find(({ error, data }) => error && !data);
  return (
    <>
      {failed && <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      <Group gap="sm" align="flex-start">
        {!fixed && others.length > 0 && (
          <NativeSelect
            label="Product"
            data={[{ value: "", label: "Latchkey" }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
            value={productId}
            onChange={(event) => onChange(event.currentTarget.value, null)}
          />
        )}
        <Select
          label="Permission"
          placeholder="Type resource:verb, or what it permits"
          data={permissions.map(({ name, title }) => ({ value: name, label: title === name ? name : `${name} · ${title}` }))}
          value={permission}
          onChange={(chosen) => onChange(productId, chosen)}
          searchable
          clearable
          nothingFoundMessage={declared.isLoading ? "Loading…" : "The product declares no such permission."}
          maxDropdownHeight={280}
          w={{ base: "100%", xs: 440 }}
        />
      </Group>
    </>
  );
}
