import { Skeleton, Stack } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { permissionDefinition } from "@/lib/permissions/catalogue";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { PermissionGivers } from "../../../../_components/notices/permission-givers";
import { useTeam } from "../../../../_teams/team-context";
import classes from "./effective-permissions.module.css";
import { canQuery, type Whose } from "./queries";
import { PermissionPicker } from "../permission-picker";
import { roadKey } from "./road-list";
import { RoadText } from "./road-text";

interface Props {
  whose: Whose;
  product?: { id: string; name: string; builtIn: boolean };
}

const idOf = (product: Props["product"]) => (product && !product.builtIn ? product.id : "");

/** Says of one permission whether somebody has it, and why. */
export function WhyDenied({ whose, product }: Props) {
  const [productId, setProductId] = useState(idOf(product));
  const [permission, setPermission] = useState<string | null>(null);
  return (
    <Stack gap="sm">
      <PermissionPicker
        productId={productId}
        permission={permission}
        fixed={product !== undefined}
        onChange={(chosenProduct, chosen) => {
          setProductId(chosenProduct);
          setPermission(chosen);
        }}
      />
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
