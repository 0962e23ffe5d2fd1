import { ActionIcon, Anchor, Button, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { textEntries, withEntries } from "./bound-values";
import classes from "./bounds.module.css";

interface Props {
  label: string;
  description: ReactNode;
  placeholder: string;
  /** What one entry is, as in "origin". */
  noun: string;
  /** Where the form finds the entries. */
  path: string;
  entries: readonly string[];
  onEntries: (entries: string[]) => void;
  /** What is typed and not added yet; its path is where its error stands. */
  draft: string;
  draftPath: string;
  onDraft: (text: string) => void;
  onDraftError: (message: string | null) => void;
  /** What is wrong with what is typed, and the server's word on each entry. */
  draftError: ReactNode;
  errorOf: (index: number) => ReactNode;
  /** What is wrong with the list as a whole. */
  error: ReactNode;
  problemOf?: (text: string) => string | undefined;
  /** What an entry means, where it doesn't say so itself. */
  meaningOf?: (entry: string) => string | undefined;
}

/** A list of short texts, added one by one; several at once by pasting them. */
export function EntriesField(props: Props) {
  const { label, description, placeholder, noun, path, entries, onEntries, draft, draftPath, onDraft, onDraftError, draftError, errorOf, error } = props;
  const { problemOf = () => undefined, meaningOf = () => undefined } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function add(text: string): void {
    const problem = problemOf(text);
    if (problem) onDraftError(problem);
    else {
      if (textEntries(text).length > 0) onEntries(withEntries(entries, text));
      onDraft("");
      onDraftError(null);
    }
    input.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || draft.trim() === "") return;
    // Enter adds; only where there is nothing to add does it send the form.
    event.preventDefault();
    add(draft);
  }
  function remove(index: number): void {
    onEntries(entries.filter((_, place) => place !== index));
    input.current?.focus();
  }
  const suggested = typeof draftError === "string" ? /^Write it as .*: (\S+)$/.exec(draftError)?.[1] : undefined;

  return (
    <div role="group" aria-labelledby={`${id}-label`}>
      <Text size="sm" fw={500} id={`${id}-label`} c="var(--lk-strong)" mb={4}>
        {label}
      </Text>
      {entries.length > 0 && (
        <ul className={classes.entries} data-path={path} tabIndex={-1}>
          {entries.map((entry, index) => {
            const wrong = errorOf(index);
            const meaning = meaningOf(entry);
            return (
              <li key={entry} className={classes.entry} data-path={`${path}.${index}`} tabIndex={-1} data-wrong={Boolean(wrong) || undefined}>
                <div className={classes.text}>
                  <code>{entry}</code>
                  {meaning && !wrong && <div className={classes.meaning}>{meaning}</div>}
                  {wrong && (
                    <div className={classes.wrong} role="alert">
                      {wrong}
                    </div>
                  )}
                </div>
                <ActionIcon size={28} aria-label={`Remove ${noun} ${entry}`} onClick={() => remove(index)}>
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <div
        className={classes.line}
        data-path={draftPath}
        tabIndex={-1}
        onFocus={(event) => {
          if (event.target === event.currentTarget) input.current?.focus();
        }}
      >
        <TextInput
          ref={input}
          aria-label={`Add ${noun}`}
          aria-describedby={`${id}-about`}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="url"
          // What isn't added yet is sent as the next entry.
          data-path={`${path}.${entries.length}`}
          value={draft}
          onChange={(event) => {
            onDraft(event.currentTarget.value);
            if (draftError) onDraftError(null);
          }}
          onKeyDown={onKeyDown}
          error={
            draftError ? (
              <>
                {draftError}
                {suggested && (
                  <>
                    {" "}
                    <Anchor component="button" type="button" size="xs" onClick={() => add(draft.trim().replace(/\S+$/, suggested))}>
                      Add that
                    </Anchor>
                  </>
                )}
              </>
            ) : undefined
          }
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add(draft)}>
          Add
        </Button>
      </div>
      {error && (
        <p className={classes.wrong} role="alert">
          {error}
        </p>
      )}
      <div id={`${id}-about`} className={classes.about}>
        {description}
      </div>
    </div>
  );
}
