import { Anchor } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { PageLink } from "../../../_components/page/page-link";
import { permissionTitle } from "../../../_components/texts/permission-title";
import type { MatrixPermission } from "../permissions/matrix-of";
import { PermissionBoxes, type PermissionInput } from "../permissions/permission-boxes";
import { useTeam } from "../../../_teams/team-context";
import { useRefusal } from "../permissions/use-refusal";
import type { TokenAccount } from "../../tokens/queries";
import classes from "./tokens.module.css";

interface Props extends PermissionInput {
  account: Pick<TokenAccount, "id" | "name" | "product" | "permissions">;
  /** The scopes that the token has already. */
  kept?: readonly string[];
}

/** What the token may do, as a part of what its account may do. */
export function ScopesField({ account, kept = [], ...input }: Props) {
  const { path } = useTeam();
  const { name, product, permissions: held } = account;
  const all = withLost(held, kept);
  const mayGive = useRefusal(product, held, new Set(kept));
  const isHeld = (permission: MatrixPermission) => held.some((each) => each.name === permission.name);
  const refusal = (permission: MatrixPermission) => (isHeld(permission) ? mayGive(permission) : `${name} doesn't hold it any more, so it counts for nothing.`);
  const givable = all.filter((permission) => refusal(permission) === undefined).map((permission) => permission.name);
  const choose = (names: readonly string[]) => input.onChange(all.filter((permission) => names.includes(permission.name)).map((permission) => permission.name));
  return (
    <div>
      <PermissionBoxes
        {...input}
        legend="Scopes"
        help={
          <>
            A part of what {name} may do on {product.name}; give it no more than it needs.{" "}
            {givable.length > 1 && (
              <>
                <Anchor component="button" type="button" size="xs" onClick={() => choose([...input.value, ...givable])}>
                  Choose all
                </Anchor>
                {" · "}
                <Anchor component="button" type="button" size="xs" onClick={() => choose([])}>
                  Choose none
                </Anchor>
              </>
            )}
          </>
        }
        permissions={all}
        refusal={refusal}
        none={
          <span>
            {name} may do nothing on {product.name} at the moment.{" "}
            <Anchor component={PageLink} href={path(`/service-accounts/${account.id}?tab=roles`)} size="xs" underline="always">
              Give it a role
            </Anchor>{" "}
            first; the token&apos;s scopes can be changed later.
          </span>
        }
      />
      <p className={classes.warning} role="status">
        {input.value.length === 0 && (
          <>
            <IconAlertTriangle size={16} aria-hidden />
            No scope is chosen: the token is valid, and can do nothing.
          </>
        )}
      </p>
    </div>
  );
}

/** What an account holds, and after it what a token was given and the account has lost since. */
function withLost(held: readonly MatrixPermission[], kept: readonly string[]): MatrixPermission[] {
  const names = new Set(held.map(({ name }) => name));
  const lost = kept.filter((name) => !names.has(name)).map((name) => ({ name, title: permissionTitle(name), description: "", dependsOn: [] }));
  return [...held, ...lost];
}
