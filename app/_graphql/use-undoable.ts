import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../_components/undo-toast";
import { type UserError, UserErrorsError } from "./errors";

interface Payload {
  /** Those that were changed, which the opposite takes. */
  changedIds: string[] | null;
  userErrors: UserError[];
}

interface Options<Item> {
  end: (ids: string[]) => Promise<Payload | null>;
  restore: (ids: string[]) => Promise<Payload | null>;
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

/** Ends things that the server puts in force again for a while, and offers to take it back. */
export function useUndoable<Item extends { id: string }>({ end, restore, naming, ended, refresh }: Options<Item>) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (change: Change<Item>) => {
      const payload = await (change.end ? end : restore)(change.items.map(({ id }) => id));
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
      return new Set(payload?.changedIds);
    },
    onSuccess: (changedIds, change) => {
      const changed = change.items.filter(({ id }) => changedIds.has(id));
      const they = change.items.length === 1 ? "It is" : "They are";
      undoToast({
        id: `${ended}-${change.items.map(({ id }) => id).join()}`,
        title: `${naming(change.items)} ${change.end ? ended : "in force again"}`,
        message: change.end ? `${they} refused from now on.` : `${they} taken as before.`,
        ...(change.end && changed.length > 0 && { onUndo: () => mutation.mutate({ items: changed, end: false }) }),
      });
    },
    onError: (error, change) =>
      notifications.show({ color: "red", title: `${naming(change.items)} ${change.end ? "still in force" : `still ${ended}`}`, message: error.message }),
    onSettled: () => refresh(queryClient),
  });
  return mutation;
}
