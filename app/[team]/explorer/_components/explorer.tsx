"use client";

import { Button, Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconBook2 } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { PageHeader } from "../../../_components/page/page-header";
import { headings } from "../../_components/headings";
import { useTeam } from "../../../_teams/team-context";
import type { DocPlace } from "./docs/search-schema";
import { skeletonOf } from "./docs/skeleton";
import classes from "./explorer.module.css";
import { forgetHistory, historyOf, remember } from "./history";
import { errorsIn } from "./outcome";
import { ResultPane } from "./result-pane";
import { schemaQuery } from "./schema";
import { ShareMenu } from "./share-menu";
import { type Side, SidePanel } from "./side-panel";
import { TeamSelect } from "./team-select";
import { useEditors } from "./use-editors";
import { useRun } from "./use-run";
import { Workbench } from "./workbench";

/** Writes and runs operations against this installation's API, as the viewer and with their permissions. */
export function Explorer() {
  const { viewer, team } = useTeam();
  const queryClient = useQueryClient();
  const editors = useEditors(viewer.id);
  const { run, running, answer, problem } = useRun();
  const [side, setSide] = useState<Side>("examples");
  const [trail, setTrail] = useState<DocPlace[]>([]);
  const [history, setHistory] = useState(() => historyOf(viewer.id));
  const wide = useMediaQuery("(min-width: 80em)", false, { getInitialValueInEffect: false });
  const [beside, besideIs] = useDisclosure(true);
  const [over, overIs] = useDisclosure(false);
  const { operation, given, query, variables } = editors;
  const sent = given && (operation?.variables.includes("teamId") && !("teamId" in given) ? { teamId: team.id, ...given } : given);

  // What a link brought is in the editor now; the address would bring it back over what is typed from here on.
  useEffect(() => {
    if (window.location.hash) window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }, []);

  const show = useCallback(
    (type: string, field?: string) => {
      setSide("docs");
      setTrail((before) => [...before, { type, field }]);
      if (wide) besideIs.open();
      else overIs.open();
    },
    [wide, besideIs, overIs],
  );

  async function runIt(): Promise<void> {
    if (!sent) return void notifications.show({ color: "red", title: "The variables can't be read", message: "Write them as one JSON object." });
    editors.seen();
    const answered = await run({ query, operationName: operation?.name, variables: sent });
    if (!answered || !operation) return;
    const ok = answered.status < 400 && errorsIn(answered.body) === 0;
    const title = operation.name ?? `Unnamed ${operation.kind}`;
    setHistory(remember(viewer.id, { query, variables, title, kind: operation.kind, at: new Date().toISOString(), ok }));
    // The dashboard's other pages show what was changed here.
    if (operation.kind === "mutation") await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== schemaQuery.queryKey[0] });
  }

  const panel = (
    <SidePanel
      shown={side}
      onShow={setSide}
      trail={trail}
      onTrail={setTrail}
      onUse={({ type, field }) => {
        const schema = queryClient.getQueryData(schemaQuery.queryKey);
        const skeleton = schema && skeletonOf(schema, type, field);
        if (skeleton) editors.replace(skeleton);
        overIs.close();
      }}
      history={history}
      onOpen={(texts) => {
        editors.replace({ query: texts.query, variables: texts.variables });
        overIs.close();
      }}
      onForget={() => {
        forgetHistory(viewer.id);
        setHistory([]);
      }}
    />
  );

  return (
    <>
      <PageHeader
        {...headings["/explorer"]}
        actions={
          <>
            <TeamSelect />
            {!wide && (
              <Button variant="default" leftSection={<IconBook2 size={16} aria-hidden />} onClick={overIs.open}>
                Examples and docs
              </Button>
            )}
            <ShareMenu query={query} variables={variables} document={editors.document} sent={sent} />
          </>
        }
      />
      <div className={classes.frame} data-side={(wide && beside) || undefined}>
        {wide && beside && (
          <aside className={classes.side} aria-label="Examples, docs and history">
            {panel}
          </aside>
        )}
        <Workbench editors={editors} running={running} onRun={() => void runIt()} onShow={show} side={wide ? beside : undefined} onSide={besideIs.toggle} />
        <ResultPane answer={answer} problem={problem} running={running} />
      </div>
      {!wide && (
        <Drawer
          opened={over}
          onClose={overIs.close}
          position="right"
          size={400}
          title="Examples and docs"
          classNames={{ content: classes.drawer, body: classes.drawerBody }}
        >
          {panel}
        </Drawer>
      )}
    </>
  );
}
