import { Button, TextInput } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { type CorsAnswer, corsCheckQuery, type Sender } from "./cors-check";
import classes from "./cors-check-box.module.css";

interface Props {
  sender: Sender;
  /** An origin that is allowed. */
  example: string | undefined;
}

/** Asks the server what a browser would get from an origin, and why. */
export function CorsCheckBox({ sender, example }: Props) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const { data: answer, error, isFetching, refetch } = useQuery({ ...corsCheckQuery(sender, asked), enabled: asked !== "" });

  function check(event: FormEvent): void {
    event.preventDefault();
    const origin = text.trim();
    if (origin === asked) void refetch();
    else setAsked(origin);
  }

  return (
    <>
      <form onSubmit={check} className={classes.form} noValidate>
        <TextInput
          label="Origin"
          placeholder={example?.replace("*", "app") ?? "https://app.example.com"}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="url"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isFetching && asked !== ""}>
          Check
        </Button>
      </form>
      <div role="status">{answer && asked !== "" && <Answer answer={answer} origin={asked} />}</div>
      {error && !answer && <ErrorNotice error={error} />}
    </>
  );
}

/** What the server does with a request from an origin that isn't allowed. */
function refusalOf(reason: CorsAnswer["reason"]): string {
  if (reason === "NOT_AN_ORIGIN") return "No page of a browser calls from there.";
  const status = reason === "REVOKED" || reason === "EXPIRED" || reason === "DISABLED" ? 401 : 403;
  return `The server answers ${status} without Access-Control-Allow-Origin, and the browser keeps the answer from the page.`;
}

function Answer({ answer: { allowed, message, reason }, origin }: { answer: CorsAnswer; origin: string }) {
  const Icon = allowed ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.answer} data-refused={!allowed || undefined}>
      <Icon size={16} aria-hidden />
      <div className={classes.text}>
        <strong>{allowed ? "Allowed" : "Refused"}</strong>
        <div>{message}</div>
        {allowed && (
          <>
            <div className={classes.label}>The browser gets, and lets the page read the answer:</div>
            <pre className={classes.headers}>{`Access-Control-Allow-Origin: ${origin}\nVary: Origin`}</pre>
          </>
        )}
        {!allowed && <div className={classes.label}>{refusalOf(reason)}</div>}
      </div>
    </div>
  );
}
