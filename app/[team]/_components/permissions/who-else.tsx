import type { ReactNode } from "react";
import { PageLink } from "../../../_components/page/page-link";
import { accessPath, accessPermissions } from "../../review/review-paths";
import { useTeam } from "../../../_teams/team-context";
import classes from "./effective/effective-permissions.module.css";

interface Props {
  permission: string;
  /** The product that declares it; a built-in one is Latchkey's own API. */
  product: { id: string; builtIn: boolean };
  children: ReactNode;
}

/** What a permission is called, leading to who else holds it, for those who may ask that. */
export function WhoElse({ permission, product, children }: Props) {
  const { can, path } = useTeam();
  if (!accessPermissions.every(can)) return children;
  return (
    <PageLink href={path(accessPath(permission, product.builtIn ? undefined : product.id))} className={classes.who} title="Who else can do this?">
      {children}
    </PageLink>
  );
}
