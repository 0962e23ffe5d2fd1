import type { Column } from "../../../_components/lists/data-table/column";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import type { ServiceAccountListItem } from "../queries";
import { CreatedBy } from "../../_components/created-by";
import { EnabledSwitch } from "./enabled-switch";
import { LastUsed } from "../../_components/usage/last-used";

/** The columns of the list of accounts; all but the name can be hidden. */
export function accountColumns(hrefOf: (row: ServiceAccountListItem) => string): Column<ServiceAccountListItem>[] {
  return [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.clientId} /> },
    { id: "product", header: "Product", width: "16%", optional: "shown", cell: (row) => row.product.name },
    {
      id: "contact",
      header: "Contact",
      width: "18%",
      optional: "hidden",
      cell: (row) => <span style={{ overflowWrap: "anywhere" }}>{row.contact ?? "–"}</span>,
    },
    { id: "createdBy", header: "Created by", width: "14%", optional: "hidden", cell: (row) => <CreatedBy creator={row.createdBy} /> },
    { id: "enabled", header: "Enabled", width: 96, optional: "shown", cell: (row) => <EnabledSwitch account={row} /> },
    { id: "lastUsed", header: "Last used", width: 136, optional: "shown", cell: (row) => <LastUsed at={row.lastUsedAt} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 136, optional: "shown", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
}
