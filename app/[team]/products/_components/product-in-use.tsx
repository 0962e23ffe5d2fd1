import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { PageLink } from "../../../_components/page/page-link";
import { Dialog } from "../../../_components/dialogs/dialog";
import { useTeam } from "../../../_teams/team-context";
import type { Product } from "../queries";

interface Props {
  product: Product;
  users: { nodes: { id: string; name: string }[]; totalCount: number } | null | undefined;
  opened: boolean;
  onClose: () => void;
}

/** Says which service accounts have to go before a product can be deleted. */
export function ProductInUse({ product, users, opened, onClose }: Props) {
  const { path } = useTeam();
  const { nodes = [], totalCount = 0 } = users ?? {};
  return (
    <Dialog opened={opened} onClose={onClose} title={`${product.name} is still in use`}>
      <Stack>
        <Text size="sm">
          {totalCount === 1 ? "A service account uses" : `${totalCount.toLocaleString("en")} service accounts use`} this product. Delete{" "}
          {totalCount === 1 ? "it" : "them"} first; a product takes none of its accounts with it.
        </Text>
        <Stack component="ul" gap={4} m={0} pl="md">
          {nodes.map(({ id, name }) => (
            <li key={id}>
              <Anchor component={PageLink} href={path(`/service-accounts/${id}`)} size="sm">
                {name}
              </Anchor>
            </li>
          ))}
          {totalCount > nodes.length && <Text component="li" size="sm" c="dimmed">{`and ${(totalCount - nodes.length).toLocaleString("en")} more`}</Text>}
        </Stack>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button component={PageLink} href={path(`/service-accounts?product=${product.id}`)}>
            Show {totalCount === 1 ? "it" : "all"} in the list
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
