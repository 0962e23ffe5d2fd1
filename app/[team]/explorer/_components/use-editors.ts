import { useMemo, useState } from "react";
import { examples } from "./examples";
import { draftOf, keepDraft } from "./history";
import { operationAt, operationsOf, parsedDocument, parsedVariables } from "./operations";
import { sharedIn } from "./shared-link";

interface Texts {
  query: string;
  variables: string;
}

/** What the editors begin with: what a link brought, else what was there last, else the first example. */
function beginning(person: string): Texts & { shared: boolean } {
  const shared = sharedIn(window.location.hash);
  if (shared) return { ...shared, shared: true };
  const { query, variables } = draftOf(person) ?? examples[0]!;
  return { query, variables, shared: false };
}

/** The texts of the two editors, and what they mean. */
export function useEditors(person: string) {
  const [first] = useState(() => beginning(person));
  const [texts, setTexts] = useState<Texts>(first);
  const [cursor, setCursor] = useState(0);
  const [shared, setShared] = useState(first.shared);
  const document = useMemo(() => parsedDocument(texts.query), [texts.query]);
  const operations = useMemo(() => operationsOf(document), [document]);

  function change(next: Texts): void {
    if (next.query === texts.query && next.variables === texts.variables) return;
    setTexts(next);
    // At once: who chooses another team gets another editor, which begins with what is kept.
    keepDraft(person, next.query, next.variables);
  }

  return {
    ...texts,
    document,
    /** The one that would be run: that in which the cursor is. */
    operation: operationAt(operations, cursor),
    several: operations.length > 1,
    given: parsedVariables(texts.variables),
    /** Whether this came with a link and hasn't been run yet. */
    shared,
    seen: () => setShared(false),
    type: (query: string, at: number) => {
      setCursor(at);
      change({ ...texts, query });
    },
    typeVariables: (variables: string) => change({ ...texts, variables }),
    replace: (next: Texts) => {
      setCursor(0);
      setShared(false);
      change(next);
    },
  };
}
