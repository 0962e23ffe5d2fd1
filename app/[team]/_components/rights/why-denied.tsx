import { Group, NativeSelect, Select, Skeleton, Stack } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { catalogue, permissionDefinition } from "@/lib/permissions/catalogue";
import { ErrorNotice } from "../../../_components/error-notice";
import { productPermissionsQuery } from "../../roles/queries";
import { productChoicesQuery } from "../../service-accounts/product-choices";
import { PermissionGivers } from "../permission-givers";
import { useTeam } from "../team-context";
import classes from "./effective-permissions.module.css";
import { canQuery, type Whose } from "./effective-queries";
import { roadKey } from "./road-list";
import { RoadText } from "./road-text";

interface Props {
  whose: Whose;
  product?: { id: string; name: string; builtIn: boolean };
}

const idOf = (product: Props["product"]) => (product && !product.builtIn ? product.id : "");

/** Says of one permission whether somebody has it, and why. */
export function WhyDenied({ whose, product }: Props) {
  const { team, can } = useTeam();
  const [productId, setProductId] = useState(idOf(product));
  const [permission, setPermission] = useState<string | null>(null);
  const products = useQuery({ ...productChoicesQuery(team.id, ""), enabled: !product && can("product:read") });
  const declared = useQuery({ ...productPermissionsQuery(productId), enabled: productId !== "" && can("product:read") });
  const permissions = productId === "" ? catalogue : (declared.data ?? []);
  const others = (products.data?.choices ?? []).filter(({ builtIn }) => !builtIn);
  const failed = [products, declared].find(({ error, data }) => error && !data);
  return (
    <Stack gap="sm">
      {failed && <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      <Group gap="sm" align="flex-start">
        {!product && others.length > 0 && (
          <NativeSelect
            label="Product"
            data={[{ value: "", label: "Latchkey" }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
            value={productId}
            onChange={(event) => {
              setProductId(event.currentTarget.value);
              setPermission(null);
            }}
          />
        )}
        <Select
          label="Permission"
          placeholder="Type resource:verb, or what it permits"
          data={permissions.map(({ name, title }) => ({ value: name, label: title === name ? name : `${name} · ${title}` }))}
          value={permission}
          onChange={setPermission}
          searchable
          clearable
          nothingFoundMessage={declared.isLoading ? "Loading…" : "The product declares no such permission."}
          maxDropdownHeight={280}
          w={{ base: "100%", xs: 440 }}
        />
      </Group>
      {permission && <Answer whose={whose} permission={permission} productId={productId || undefined} />}
    </Stack>
  );
}

function Answer({ whose, permission, productId }: { whose: Whose; permission: string; productId: string | undefined }) {
  const { team } = useTeam();
  const { data, error, refetch } = useQuery(canQuery(team.id, whose, permission, productId));
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={48} role="status" aria-label="Loading" />;
  const never = whose.serviceAccountId !== undefined && productId === undefined && permissionDefinition(permission)?.peopleOnly;
  const Icon = data.allowed ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.answer} role="status" data-allowed={data.allowed || undefined}>
      <Icon size={16} aria-hidden />
      <div className={classes.said}>
        <span className={classes.verdict}>{data.allowed ? "Allowed, by" : "Denied"}</span>
        {data.roads.map((road) => (
          <RoadText key={roadKey(road)} {...road} />
        ))}
        {data.reason && <span className={classes.why}>{data.reason}</span>}
        {!data.allowed && !never && (
          <span className={classes.why}>
            <PermissionGivers permission={permission} whom="them" />
          </span>
        )}
      </div>
    </div>
  );
}
