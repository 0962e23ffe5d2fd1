import { Anchor } from "@mantine/core";
import type { Column } from "../../../_components/lists/data-table/column";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { LastUsed } from "../../_components/usage/last-used";
import type { WebhookListItem } from "../queries";
import { choiceText } from "../../_components/webhooks/topics";
import { WebhookBadge } from "../../_components/webhooks/webhook-badge";
import { WebhookName } from "../../_components/webhooks/webhook-name";
import classes from "../../_components/webhooks/webhooks.module.css";

interface Paths {
  webhook: (webhook: { id: string }) => string;
  account: (id: string) => string;
}

/** The columns of a list of webhooks. */
export const webhookColumns = ({ webhook, account }: Paths): Column<WebhookListItem>[] => [
  { id: "name", header: "Webhook", cell: (row) => <WebhookName webhook={row} href={webhook(row)} /> },
  { id: "state", header: "State", width: 112, cell: (row) => <WebhookBadge webhook={row} /> },
  { id: "of", header: "Tells of", width: "16%", cell: (row) => <Whose webhook={row} account={account} /> },
  { id: "topics", header: "Topics", width: "22%", roomy: true, cell: (row) => <span className={classes.topics}>{choiceText(row)}</span> },
  { id: "delivered", header: "Last delivered", width: 128, cell: ({ lastDeliveredAt }) => <LastUsed at={lastDeliveredAt} /> },
  { id: "failing", header: "Failing since", width: 128, cell: ({ failingSince }) => (failingSince ? <RelativeTime at={failingSince} /> : "–") },
];

function Whose({ webhook, account }: { webhook: WebhookListItem; account: Paths["account"] }) {
  const { serviceAccountId, serviceAccount, productId, product } = webhook;
  if (serviceAccount) {
    return (
      <Anchor component={PageLink} href={account(serviceAccount.id)} size="sm">
        {serviceAccount.name}
      </Anchor>
    );
  }
  if (serviceAccountId) return "A service account";
  if (product) return `All accounts of ${product.name}`;
  return productId ? "All accounts of a product" : "Whole team";
}
