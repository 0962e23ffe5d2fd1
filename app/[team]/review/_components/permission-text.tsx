import { useQuery } from "@tanstack/react-query";
import { permissionDefinition } from "@/lib/permissions/catalogue";
import { useTeam } from "../../../_teams/team-context";
import { productPermissionsQuery } from "../../_components/permissions/product-permissions-query";
import classes from "./access-review.module.css";

interface Props {
  permission: string;
  /** Empty for Latchkey's own API. */
  productId: string;
}

/** What a permission is, in the words of who declares it. */
export function PermissionText({ permission, productId }: Props) {
  const { can } = useTeam();
  const { data } = useQuery({ ...productPermissionsQuery(productId), enabled: productId !== "" && can("product:read") });
  const found = productId === "" ? permissionDefinition(permission) : data?.find(({ name }) => name === permission);
  const title = found?.title ?? permission;
  return (
    <div className={classes.about}>
      <div className={classes.what}>
        {title} {title !== permission && <code>{permission}</code>}
      </div>
      {(found?.description || found?.peopleOnly) && (
        <div className={classes.more}>
          {found.description} {found.peopleOnly && "No service account can ever hold it."}
        </div>
      )}
    </div>
  );
}
