import type { Column } from "../../../_components/lists/data-table/column";
import { RowName } from "../../../_components/lists/row-name";
import type { AdvisedAccount } from "../advice";
import classes from "../../_components/advice/advice.module.css";
import { AdviceSteps } from "../../_components/advice/advice-steps";
import { SomeNames } from "../../_components/advice/some-names";

/** An account with its advice, as a row. */
export type AdviceRow = AdvisedAccount & { id: string };

/** The columns of the list of accounts that hold more than they use. */
export const adviceColumns = (hrefOf: (row: AdviceRow) => string): Column<AdviceRow>[] => [
  { id: "account", header: "Service account", cell: (row) => <RowName href={hrefOf(row)} name={row.serviceAccount.name} id={row.serviceAccount.clientId} /> },
  {
    id: "unused",
    header: "Not used",
    width: "28%",
    cell: ({ unused, used }) => (
      <>
        <div>
          {unused.length} of {unused.length + used.length} permissions
        </div>
        <div className={classes.which}>
          <SomeNames names={unused} />
        </div>
      </>
    ),
  },
  { id: "steps", header: "Proposal", width: "36%", cell: (row) => <AdviceSteps advice={row} /> },
];
