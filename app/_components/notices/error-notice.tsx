import { Button, Group, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { PermissionGivers } from "./permission-givers";
import { ApiError } from "../../_graphql/errors";
import { permissionTitle } from "../texts/permission-title";
import { CopyableId } from "../copy/copyable-id";
import classes from "./error-notice.module.css";

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** What happened, why, what to do, and the request id to copy. */
export function ErrorNotice({ error, onRetry }: Props) {
  const { requestId, requiredPermissions } = error instanceof ApiError ? error : { requestId: null, requiredPermissions: [] };
  return (
    <div role="alert" className={classes.notice}>
      <IconAlertCircle size={16} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <Text size="sm">{error instanceof Error ? error.message : "Something went wrong in this page. Reload it and try again."}</Text>
        {requiredPermissions.length > 0 && <Missing permissions={requiredPermissions} />}
        {(requestId || onRetry) && (
          <Group gap="sm" mt="xs">
            {onRetry && (
              <Button size="xs" variant="default" onClick={onRetry}>
                Try again
              </Button>
            )}
            {requestId && (
              <Text size="xs">
                Request id <CopyableId value={requestId} what="request id" />
              </Text>
            )}
          </Group>
        )}
      </div>
    </div>
  );
}

function Missing({ permissions }: { permissions: readonly string[] }) {
  return (
    <Text size="xs" mt={4}>
      Missing {permissions.length === 1 ? "permission" : "permissions"}:{" "}
      {permissions.map((name, index) => (
        <span key={name}>
          {index > 0 && ", "}
          <code>{name}</code>
          {permissionTitle(name) !== name && ` (${permissionTitle(name)})`}
        </span>
      ))}
      . <PermissionGivers permission={permissions} />
    </Text>
  );
}
