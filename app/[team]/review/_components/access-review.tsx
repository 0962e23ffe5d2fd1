"use client";

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { PageHelp } from "../../../_components/page/page-help";
import { Toolbar } from "../../../_components/lists/toolbar";
import { useListState } from "../../../_components/lists/use-list-state";
import { PermissionPicker } from "../../_components/permissions/permission-picker";
import { useTeam } from "../../../_teams/team-context";
import { permissionHoldersDocument, type PermissionHoldersVariables } from "../permission-holders";
import classes from "./access-review.module.css";
import { HolderList } from "./holder-list";
import { OftenAsked } from "./often-asked";
import { PermissionText } from "./permission-text";
import { ReviewHeader } from "./review-header";

const kinds = { people: "MEMBER", accounts: "SERVICE_ACCOUNT" } as const;

/** Who can do this: everybody in the team who holds a permission, and how they come to it. */
export function AccessReview() {
  const { team } = useTeam();
  const { values, page, filter, move } = useListState(["permission", "product", "kind"]);
  const { permission, product, kind } = values;
  const type = kind in kinds ? kinds[kind as keyof typeof kinds] : null;
  const variables: PermissionHoldersVariables = { teamId: team.id, permission, productId: product || null, type, ...page };
  return (
    <>
      <ReviewHeader
        help={
          <PageHelp document={permissionHoldersDocument} variables={variables}>
            Choose a permission to see each person and each service account that holds it now, with every role and group that gives it. What has ended, what is
            withheld, and whoever is disabled isn&apos;t there. The file has a line for each of the ways.
          </PageHelp>
        }
      />
      <div className={classes.picker}>
        <PermissionPicker
          productId={product}
          permission={permission || null}
          onChange={(productId, chosen) => filter({ product: productId, permission: chosen ?? "" })}
        />
      </div>
      {permission === "" ? (
        <OftenAsked onChoose={(chosen) => filter({ permission: chosen, product: "" })} shown={product === ""} />
      ) : (
        <>
          <PermissionText permission={permission} productId={product} />
          <Toolbar
            label="Who can do this"
            right={
              <Button variant="default" component="a" href={exportHref(variables)} download leftSection={<IconDownload size={16} aria-hidden />}>
                Export CSV
              </Button>
            }
          >
            <FilterMenu
              label="Show"
              all="Everybody"
              value={type === null ? "" : kind}
              options={[
                { value: "people", label: "People" },
                { value: "accounts", label: "Service accounts" },
              ]}
              onChange={(chosen) => filter({ kind: chosen })}
            />
          </Toolbar>
          <HolderList variables={variables} onMove={move} onAll={() => filter({ kind: "" })} />
        </>
      )}
    </>
  );
}

/** The same as a file, of all pages. */
function exportHref({ teamId, permission, productId, type }: PermissionHoldersVariables): string {
  const query = new URLSearchParams({ team: teamId, permission, ...(productId && { product: productId }), ...(type && { type }) });
  return `/api/export/permission-holders.csv?${query}`;
}
