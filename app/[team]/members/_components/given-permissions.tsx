import { Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../_components/page/facts";
import { PermissionTags } from "../../../_components/texts/permission-tags";
import { groupPermissionsQuery, rolePermissionsQuery } from "./given-queries";
import { permissionsByProduct } from "./permissions-by-product";

interface Props {
  roleIds: string[];
  groupIds: string[];
  /** Their address, once it is known. */
  who: string;
}

/** What somebody could do who had these roles and were in these groups. */
export function GivenPermissions({ roleIds, groupIds, who }: Props) {
  const answers = useQueries({ queries: [...roleIds.map(rolePermissionsQuery), ...groupIds.map(groupPermissionsQuery)] });
  if (answers.length === 0) return null;
  const products = permissionsByProduct(answers.flatMap(({ data }) => data ?? []));
  const loading = answers.some(({ isLoading }) => isLoading);
  const failed = answers.filter(({ error, data }) => error && !data);
  return (
    <section aria-label="What they would be able to do" aria-busy={loading}>
      <Text size="sm" fw={500} mb={4}>
        {who || "They"} would be able to
      </Text>
      {failed.length > 0 && <ErrorNotice error={failed[0]!.error} onRetry={() => failed.forEach(({ refetch }) => void refetch())} />}
      {products.length === 0 && !loading && failed.length === 0 ? (
        <Text size="sm" c="dimmed">
          do nothing yet: what you chose permits nothing.
        </Text>
      ) : (
        <Facts>
          {products.map(({ id, name, permissions }) => (
            <Fact key={id} label={name}>
              <PermissionTags permissions={permissions} />
            </Fact>
          ))}
        </Facts>
      )}
    </section>
  );
}
