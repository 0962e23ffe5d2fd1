import { ActionIcon, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconLayoutSidebar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTeam } from "../../../_teams/team-context";
import { CodeEditor } from "./editor/code-editor";
import { operationExtensions, variablesExtensions } from "./editor/languages";
import classes from "./explorer.module.css";
import { RunButton } from "./run-button";
import { schemaQuery } from "./schema";
import type { useEditors } from "./use-editors";

interface Props {
  editors: ReturnType<typeof useEditors>;
  running: boolean;
  onRun: () => void;
  onShow: (type: string, field?: string) => void;
  /** Whether the side panel is there; undefined where it has no place beside. */
  side: boolean | undefined;
  onSide: () => void;
}

/** Where the operation and its variables are written. */
export function Workbench({ editors, running, onRun, onShow, side, onSide }: Props) {
  const { data: schema } = useQuery(schemaQuery);
  const { team } = useTeam();
  const extensions = useMemo(() => operationExtensions(schema, onShow), [schema, onShow]);
  const { operation, given, shared } = editors;
  const fed = operation?.variables.includes("teamId") && given && !("teamId" in given);
  return (
    <section className={classes.request} aria-label="Operation">
      <div className={classes.bar}>
        {side !== undefined && (
          <Tooltip label={side ? "Hide examples and docs" : "Show examples and docs"}>
            <ActionIcon aria-label={side ? "Hide examples and docs" : "Show examples and docs"} aria-expanded={side} onClick={onSide}>
              <IconLayoutSidebar size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <RunButton operation={operation} several={editors.several} running={running} onRun={onRun} />
        {operation?.kind === "mutation" && <span className={classes.warning}>Changes real data</span>}
      </div>
      {shared && (
        <p className={classes.notice} role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <span>This came with a link. Read it before you run it: it runs as you.</span>
        </p>
      )}
      <CodeEditor
        label="Operation"
        value={editors.query}
        extensions={extensions}
        placeholder="Write a query, or pick an example"
        onChange={editors.type}
        onRun={onRun}
        className={classes.code}
      />
      <div className={classes.heading}>
        <h2>Variables</h2>
        {fed && (
          <span className={classes.fact}>
            <code>$teamId</code> is {team.name}
          </span>
        )}
        {!given && <span className={classes.warning}>Not a JSON object</span>}
      </div>
      <CodeEditor
        label="Variables"
        value={editors.variables}
        extensions={variablesExtensions}
        placeholder='As JSON, such as {"first": 10}'
        onChange={editors.typeVariables}
        onRun={onRun}
        className={classes.variables}
      />
    </section>
  );
}
