import { Text } from "@mantine/core";
import { Fact, Facts } from "../../../_components/page/facts";
import type { Product } from "../queries";

/** The permissions that a product declares, to read. */
export function PermissionList({ permissions }: { permissions: Product["permissions"] }) {
  if (permissions.length === 0) return <Text size="sm">It declares none.</Text>;
  return (
    <Facts wide>
      {permissions.map(({ name, title, description }) => (
        <Fact key={name} label={<code>{name}</code>}>
          {title}
          {description && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </Fact>
      ))}
    </Facts>
  );
}
