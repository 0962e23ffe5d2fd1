import { Button } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import type { PagePlace } from "../../../_components/lists/page-arguments";
import { RowName } from "../../../_components/lists/row-name";
import { roadKey } from "../../_components/permissions/effective/road-list";
import { RoadText } from "../../_components/permissions/effective/road-text";
import { useTeam } from "../../../_teams/team-context";
import { type PermissionHolder, permissionHoldersQuery, type PermissionHoldersVariables } from "../permission-holders";
import classes from "./access-review.module.css";

interface Props {
  variables: PermissionHoldersVariables;
  onMove: (place: PagePlace) => void;
  /** Shows those of all kinds. */
  onAll: () => void;
}

/** Those who hold a permission, each with the roles and groups that give it. */
export function HolderList({ variables, onMove, onAll }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const query = useQuery(permissionHoldersQuery(variables));
  const hrefOf = ({ type, id }: PermissionHolder) => path(`/${type === "MEMBER" ? "members" : "service-accounts"}/${id}?tab=permissions`);
  const columns: Column<PermissionHolder>[] = [
    {
      id: "holder",
      header: "Who",
      cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.member?.email ?? row.serviceAccount?.clientId ?? row.id} />,
    },
    { id: "kind", header: "Kind", width: 144, cell: ({ type }) => (type === "MEMBER" ? "Person" : "Service account") },
    {
      id: "roads",
      header: "By",
      width: "48%",
      cell: ({ name, roads }) => (
        <ul className={classes.roads} aria-label={`What gives it to ${name}`}>
          {roads.map((road) => (
            <li key={roadKey(road)}>
              <RoadText {...road} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <ListBody
      query={query}
      noun={["holder", "holders"]}
      empty={
        <Message
          icon={IconUserOff}
          title={variables.type === null ? "Nobody can do this" : variables.type === "MEMBER" ? "No person can do this" : "No service account can do this"}
          action={
            variables.type !== null && (
              <Button variant="default" onClick={onAll}>
                Show everybody
              </Button>
            )
          }
        >
          No role or group gives it to anybody who is enabled at the moment.
        </Message>
      }
      onMove={onMove}
    >
      {(rows, stale) => (
        <DataTable label="Who can do this" columns={columns} rows={rows} stale={stale} nameOf={({ name }) => name} onOpen={(row) => router.push(hrefOf(row))} />
      )}
    </ListBody>
  );
}
