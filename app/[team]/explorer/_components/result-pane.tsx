import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconKey, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { CopyIconButton } from "../../../_components/copy/copy-icon-button";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { CodeEditor } from "./editor/code-editor";
import { answerExtensions } from "./editor/languages";
import classes from "./explorer.module.css";
import { errorsIn } from "./outcome";
import { runKeys } from "./run-keys";
import { secretsIn } from "./secrets";
import type { Answer } from "./send-text";

interface Props {
  answer: Answer | undefined;
  problem: unknown;
  running: boolean;
}

const sizeText = (bytes: number) => (bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`);

/** What the API answered, with status, time and request id. */
export function ResultPane({ answer, problem, running }: Props) {
  const text = answer && (typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body, null, 2));
  const place = useRef<HTMLElement>(null);
  // On a phone the answer stands below what was written.
  useEffect(() => {
    if (answer) place.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  return (
    <section ref={place} className={classes.result} aria-label="Answer" aria-busy={running || undefined}>
      <div className={classes.bar} role="status">
        {answer ? <Facts answer={answer} /> : <h2>Answer</h2>}
        {text !== undefined && (
          <span className={classes.end}>
            <CopyIconButton value={text} what="answer" />
          </span>
        )}
      </div>
      <Secrets answer={answer} />
      {problem !== null && (
        <div className={classes.problem}>
          <ErrorNotice error={problem} />
        </div>
      )}
      {text !== undefined && <CodeEditor label="Answer" value={text} extensions={answerExtensions} className={classes.code} />}
      {text === undefined && problem === null && <Nothing running={running} />}
      {answer?.requestId && (
        <div className={classes.foot}>
          Request id <CopyableId value={answer.requestId} what="request id" />
        </div>
      )}
    </section>
  );
}

function Facts({ answer }: { answer: Answer }) {
  const errors = errorsIn(answer.body);
  const failed = answer.status >= 400;
  const Icon = failed ? IconCircleX : errors > 0 ? IconAlertTriangle : IconCircleCheck;
  return (
    <>
      <span className={classes.status} data-bad={failed || errors > 0 || undefined}>
        <Icon size={16} aria-hidden />
        {answer.status}
        {errors > 0 && `, ${errors === 1 ? "1 error" : `${errors} errors`}`}
      </span>
      <span className={classes.fact}>{answer.milliseconds} ms</span>
      <span className={classes.fact}>{sizeText(answer.bytes)}</span>
    </>
  );
}

function Secrets({ answer }: { answer: Answer | undefined }) {
  const secrets = secretsIn(answer?.body);
  if (secrets.length === 0) return null;
  return (
    <div className={classes.notice}>
      <IconKey size={16} aria-hidden />
      <div>
        You won&apos;t see {secrets.length === 1 ? "this secret" : "these secrets"} again, and the history doesn&apos;t keep{" "}
        {secrets.length === 1 ? "it" : "them"}. Copy now:
        {secrets.map(({ name, value }) => (
          <span key={value} className={classes.secret}>
            <code>{name}</code>
            <CopyIconButton value={value} what={name} size={24} />
          </span>
        ))}
      </div>
    </div>
  );
}

function Nothing({ running }: { running: boolean }) {
  return (
    <div className={classes.nothing}>
      <IconPlayerPlay size={24} stroke={1.5} aria-hidden />
      <p>{running ? "Waiting for the answer." : "Run the operation to see what the API answers."}</p>
      {!running && (
        <p className={classes.keys}>
          <kbd>{runKeys()}</kbd> runs it from the editor
        </p>
      )}
    </div>
  );
}
