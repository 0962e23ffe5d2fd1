import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../_components/notices/undo-toast";
import type { Changed } from "./change-each";
import { UserErrorsError } from "./errors";

interface Options<Item> {
  end: (ids: string[]) => Promise<Changed | null>;
  restore: (ids: string[]) => Promise<Changed | null>;
  /** What several are, with the verb, as in "3 secrets are". */
  naming: (items: readonly Item[]) => string;
  /** What they are then, as in "retired". */
  ended: string;
  /** Brings up to date what follows from it. */
  refresh: (queryClient: QueryClient) => Promise<void>;
}

interface Change<Item> {
  items: readonly Item[];
  /** True to end them, false to put them in force again. */
  end: boolean;
}

/** Ends things that the server puts in force again for a while, and offers to take it back: at once, or when a dialog has asked before. */
export function useUndoable<Item extends { id: string }>({ end, restore, naming, ended, refresh }: Options<Item>) {
  const queryClient = useQueryClient();
  /** Says what has happened to things, of which these were changed. */
  function tell({ items, end: over }: Change<Item>, changedIds: readonly string[] | null | undefined): void {
    const changed = items.filter(({ id }) => changedIds?.includes(id));
    const they = items.length === 1 ? "It is" : "They are";
    undoToast({
      id: `${ended}-${items.map(({ id }) => id).join()}`,
      title: `${naming(items)} ${over ? ended : "in force again"}`,
      message: over ? `${they} refused from now on.` : `${they} taken as before.`,
      ...(over && changed.length > 0 && { onUndo: () => mutation.mutate({ items: changed, end: false }) }),
    });
  }
  const mutation = useMutation({
    mutationFn: async (change: Change<Item>) => {
      const payload = await (change.end ? end : restore)(change.items.map(({ id }) => id));
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
      return payload?.changedIds;
    },
    onSuccess: (changedIds, change) => tell(change, changedIds),
    onError: (error, change) =>
      notifications.show({ color: "red", title: `${naming(change.items)} ${change.end ? "still in force" : `still ${ended}`}`, message: error.message }),
    onSettled: () => refresh(queryClient),
  });
  return {
    /** Ends them or takes it back at once. */
    mutate: mutation.mutate,
    isPending: mutation.isPending,
    /** The same for a dialog, which shows what is wrong itself. */
    end: (items: readonly Item[]) => end(items.map(({ id }) => id)),
    done: async (items: readonly Item[], { changedIds }: Changed): Promise<void> => {
      tell({ items, end: true }, changedIds);
      await refresh(queryClient);
    },
  };
}
