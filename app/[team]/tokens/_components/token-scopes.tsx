import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { CodeLines } from "../../../_components/code/code-lines";
import { PermissionMatrix } from "../../_components/permissions/permission-matrix";
import type { ApiToken } from "../queries";
import classes from "../../_components/tokens/tokens.module.css";

/** What a token may do of what its account may do; and which of its scopes count for nothing, because the account has lost them. */
export function TokenScopes({ token: { scopes, serviceAccount } }: { token: ApiToken }) {
  const { name, permissions } = serviceAccount;
  const held = new Set(permissions.map((permission) => permission.name));
  const lost = scopes.filter((scope) => !held.has(scope));
  return (
    <>
      {scopes.length === 0 && (
        <p className={classes.warning} style={{ marginTop: 0 }}>
          <IconAlertTriangle size={16} aria-hidden />
          None: the token is valid, and can do nothing.
        </p>
      )}
      {scopes.length > lost.length && <PermissionMatrix permissions={permissions} chosen={new Set(scopes)} />}
      {lost.length > 0 && (
        <div>
          <Text size="sm" my="xs">
            {name} doesn&apos;t hold these any more, so they count for nothing until it does again:
          </Text>
          <CodeLines label="Scopes that count for nothing" lines={lost} />
        </div>
      )}
    </>
  );
}
