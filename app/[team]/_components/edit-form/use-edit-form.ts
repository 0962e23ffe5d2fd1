import { type FormValidateInput, useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Conflict } from "../../../_components/forms/conflict-notice";
import { changedFields, mergeEdits } from "../../../_components/forms/merge-edits";
import type { UserError } from "../../../_graphql/errors";
import { useFormAction } from "../../../_graphql/use-form-action";
import { fetchLastChange, type LastChange } from "../../activity/queries";
import { useTeam } from "../../../_teams/team-context";

/** How a conflict shows one detail. */
interface Shown<Details, Values> {
  label: string;
  text: (details: Details) => string;
  /** The fields of the form that stand for it; the one of its name unless given. */
  inputs?: (keyof Values)[];
}

interface Options<Thing, Details, Values> {
  /** What is edited, as it is known now. */
  thing: Thing;
  /** What of it the form changes. */
  detailsOf: (thing: Thing) => Details;
  /** The same as the form shows it, and back. */
  valuesOf: (details: Details) => Values;
  readValues: (values: Values) => Details;
  validate: FormValidateInput<Values>;
  shown: Partial<Record<keyof Details, Shown<Details, Values>>>;
  /** Saves changes of the version that they were made to. */
  update: (changes: Partial<Details>, version: number) => Promise<{ now: Thing | null; userErrors: UserError[] } | null>;
  /** Asks anew what is there; null when it is gone. */
  fetchNewest: () => Promise<Thing | null>;
  /** The action and the object under which the activity knows such changes. */
  action: string;
  targetId: string;
  /** Brings up to date what is shown elsewhere. */
  refresh: () => Promise<unknown>;
  /** What the person is told once it is saved. */
  saved?: string;
}

/** Who saved first, and what they and I changed differently. */
interface Clash {
  by: LastChange | null;
  conflicts: Conflict[];
}

/** A form under way, whatever it edits. */
export interface Edit {
  form: { isDirty: () => boolean };
  clash: Clash | undefined;
  settle: (field: string, take: boolean) => void;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  running: boolean;
  problem: unknown;
}

/**
 * The form of something that several people edit. It sends only what was changed, with the version it began with: when somebody else saved
 * meanwhile, changes of different fields are both kept, and for those of the same field the person chooses.
 */
export function useEditForm<Thing extends { version: number }, Details extends object, Values extends object>(options: Options<Thing, Details, Values>) {
  const {
    thing,
    detailsOf,
    valuesOf,
    readValues,
    validate,
    shown,
    update,
    fetchNewest,
    action,
    targetId,
    refresh,
    saved = "Tokens issued from now on follow the changes.",
  } = options;
  const { team, can } = useTeam();
  // What the form began with; later answers must not slip below what is typed.
  const base = useRef(thing);
  const [clash, setClash] = useState<Clash & { theirs: Values }>();
  const form = useForm<Values>({ initialValues: valuesOf(detailsOf(thing)), validate });

  function begin(from: Thing, details = detailsOf(from)): void {
    const initial = valuesOf(detailsOf(from));
    base.current = from;
    form.setInitialValues(initial);
    form.setValues(valuesOf(details));
    form.resetDirty(initial);
  }

  const follow = useEffectEvent((version: number) => {
    if (version > base.current.version && !form.isDirty()) begin(thing);
  });
  useEffect(() => follow(thing.version), [thing.version]);

  async function send(values: Values) {
    let mine = readValues(values);
    let from = base.current;
    for (;;) {
      const changes = changedFields(detailsOf(from), mine);
      if (Object.keys(changes).length === 0) return { now: from, userErrors: [] };
      const result = await update(changes, from.version);
      if (!result?.userErrors.some(({ code }) => code === "CONFLICT")) return result;
      const newest = await fetchNewest();
      // Gone, or an answer that is as old as ours: the API's own words have to do.
      if (!newest || newest.version === from.version) return result;
      const theirs = detailsOf(newest);
      const { conflicts, merged } = mergeEdits(detailsOf(from), mine, theirs);
      begin(newest, merged);
      if (conflicts.length > 0) {
        const by = can("audit:read") ? await fetchLastChange(team.id, action, targetId).catch(() => null) : null;
        setClash({ by, conflicts: conflicts.map((name) => conflictOf(name, theirs, mine)), theirs: valuesOf(theirs) });
        return null;
      }
      from = newest;
      mine = merged;
    }
  }

  function conflictOf(name: keyof Details, theirs: Details, mine: Details): Conflict {
    const { label = String(name), text = () => "" } = shown[name] ?? {};
    return { field: String(name), label, theirs: text(theirs), mine: text(mine) };
  }

  /** Settles one field of a clash. */
  function settle(field: string, take: boolean): void {
    if (!clash) return;
    const inputs = shown[field as keyof Details]?.inputs ?? [field as keyof Values];
    if (take) form.setValues(Object.fromEntries(inputs.map((name) => [name, clash.theirs[name]])) as Partial<Values>);
    const left = clash.conflicts.filter((conflict) => conflict.field !== field);
    setClash(left.length > 0 ? { ...clash, conflicts: left } : undefined);
  }

  const { submit, running, problem } = useFormAction({
    form,
    send,
    done: async ({ now }) => {
      setClash(undefined);
      if (now) begin(now);
      notifications.show({ title: "Saved", message: saved });
      await refresh();
    },
  });
  return { form, clash, settle, submit, running, problem };
}
