import { Text } from "@mantine/core";
import { HolderRoles } from "../../_components/assignments/holder-roles";
import type { Group } from "../queries";

/** The roles that a group gives, and for whom they count. */
export function GroupRoles({ group }: { group: Group }) {
  return (
    <HolderRoles
      holder={{ type: "group", id: group.id, name: group.name }}
      lead="Of any products. A member has all of them; a service account only those of its own product."
      note={({ product }) => <Reach group={group} product={product} />}
    />
  );
}

/** For how many of the group's service accounts a role of a product counts, and why not for the others. */
function Reach({ group, product }: { group: Group; product: { id: string; name: string } }) {
  const all = group.productCounts.reduce((sum, { serviceAccountCount }) => sum + serviceAccountCount, 0);
  const own = group.productCounts.find((count) => count.product.id === product.id)?.serviceAccountCount ?? 0;
  if (all === 0) return null;
  return (
    <Text size="xs" c="dimmed" component="span">
      {reachText(all, own, otherProducts(group, product.id), product.name)}
    </Text>
  );
}

function reachText(all: number, own: number, others: string, product: string): string {
  const total = all.toLocaleString("en");
  if (own === all) return all === 1 ? "Counts for its service account." : `Counts for all ${total} service accounts.`;
  if (all === 1) return `Doesn't count for its service account, which is for ${others}, not ${product}.`;
  if (own === 0) return `Counts for none of its ${total} service accounts: they are for ${others}, not ${product}.`;
  return `Counts for ${own.toLocaleString("en")} of ${total} service accounts: the others are for ${others}, not ${product}.`;
}

function otherProducts({ productCounts }: Group, productId: string): string {
  const names = productCounts.filter(({ product }) => product.id !== productId).map(({ product }) => product.name);
  return names.length > 2 ? `${names.slice(0, 2).join(", ")} and others` : names.join(" and ");
}
