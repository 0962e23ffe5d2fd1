import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { type BoundValues, originsProblem } from "./bound-values";
import { EntriesField } from "./entries-field";

interface Props<Values extends BoundValues> {
  form: UseFormReturnType<Values>;
  /** What the entries mean here. */
  description: ReactNode;
}

/** What the API calls the lists of a form, and their drafts. */
type Lists = { allowedOrigins: "originDraft"; allowedCidrs: "networkDraft" };

/** What one list of the form and its draft are, and how they change. */
function useEntries<Values extends BoundValues>(form: UseFormReturnType<Values>, list: keyof Lists, draft: Lists[keyof Lists]) {
  const set = form.setFieldValue as (path: keyof BoundValues, value: string | string[]) => void;
  // What isn't added yet is sent as the entry after the others.
  const next = `${list}.${form.values[list].length}`;
  return {
    path: list,
    entries: form.values[list],
    // What was wrong with an entry belongs to its place, which others take.
    onEntries: (entries: string[]) => {
      for (const path of Object.keys(form.errors)) if (path.startsWith(list)) form.clearFieldError(path);
      set(list, entries);
    },
    draft: form.values[draft],
    draftPath: draft,
    onDraft: (text: string) => set(draft, text),
    onDraftError: (message: string | null) => {
      form.clearFieldError(next);
      if (message === null) form.clearFieldError(draft);
      else form.setFieldError(draft, message);
    },
    draftError: form.errors[draft] ?? form.errors[next],
    errorOf: (index: number) => form.errors[`${list}.${index}`],
    error: form.errors[list],
  };
}

/** What `*` stands for in an entry. */
function meaningOf(entry: string): string | undefined {
  const rest = /:\/\/\*\.(.+)$/.exec(entry)?.[1];
  return rest && `Any one name in place of the *, such as app.${rest}; neither ${rest} itself nor a.b.${rest}.`;
}

/** The origins whose pages may use it, one by one. */
export function OriginsField<Values extends BoundValues>({ form, description }: Props<Values>) {
  const entries = useEntries(form, "allowedOrigins", "originDraft");
  return (
    <EntriesField
      {...entries}
      label="Browser origins (optional)"
      noun="origin"
      placeholder="https://app.example.com"
      problemOf={originsProblem}
      meaningOf={meaningOf}
      description={
        <>
          {description} Scheme, host and port, no path. In <code>https://*.example.com</code> the <code>*</code> stands for exactly one name.
        </>
      }
    />
  );
}

/** The networks from which it counts, one by one. */
export function NetworksField<Values extends BoundValues>({ form, description }: Props<Values>) {
  const entries = useEntries(form, "allowedCidrs", "networkDraft");
  return (
    <EntriesField
      {...entries}
      label="Networks (optional)"
      noun="network"
      placeholder="203.0.113.0/24"
      description={
        <>
          {description} IPv4 or IPv6, such as <code>203.0.113.0/24</code> or <code>2001:db8::/32</code>.
        </>
      }
    />
  );
}
