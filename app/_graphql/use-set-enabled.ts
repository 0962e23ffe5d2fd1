import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { undoToast } from "../_components/notices/undo-toast";
import { type UserError, UserErrorsError } from "./errors";

/** What can be switched on and off. */
export interface Switched {
  id: string;
  name: string;
  enabled: boolean;
}

/** Things, and the state that they are to have. */
interface Change {
  items: readonly Switched[];
  enabled: boolean;
}

interface Options {
  /** What several are, as in "service accounts". */
  plural: string;
  /** The one thing that is switched here, whose changes reach the server in the order in which they were made. */
  only?: { id: string } | undefined;
  set: (ids: string[], enabled: boolean) => Promise<{ userErrors: UserError[] } | null>;
  /** Shows the state everywhere at once, before the server has answered. */
  show: (queryClient: QueryClient, ids: ReadonlySet<string>, enabled: boolean) => Promise<void>;
  /** What follows from it. */
  effect: (items: readonly Switched[], enabled: boolean) => string;
  /** Brings up to date what follows from it. */
  refresh: (queryClient: QueryClient) => Promise<void>;
}

const stateOf = (enabled: boolean) => (enabled ? "enabled" : "disabled");
const idsOf = (items: readonly Switched[]): string[] => items.map(({ id }) => id);

/** Switches things on or off: answers at once, goes back when refused, and offers undo. */
export function useSetEnabled({ plural, only, set, show, effect, refresh }: Options) {
  const queryClient = useQueryClient();
  const mutationKey = ["set-enabled", plural];
  const naming = (items: readonly Switched[]) => (items.length === 1 ? `${items[0]!.name} is` : `${items.length} ${plural} are`);
  const changedBy = ({ items, enabled }: Change) => items.filter((item) => item.enabled !== enabled);
  const mutation = useMutation({
    mutationKey,
    scope: { id: only ? `enabled-${only.id}` : "enabled" },
    mutationFn: async ({ items, enabled }: Change) => {
      const payload = await set(idsOf(items), enabled);
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onMutate: ({ items, enabled }) => show(queryClient, new Set(idsOf(items)), enabled),
    onSuccess: (_, change) => {
      const { items, enabled } = change;
      const changed = changedBy(change);
      const takeBack = () => mutation.mutate({ items: changed.map((item) => ({ ...item, enabled })), enabled: !enabled });
      undoToast({
        id: `enabled-${idsOf(items).join()}`,
        title: `${naming(items)} ${stateOf(enabled)}`,
        message: effect(items, enabled),
        ...(changed.length > 0 && { onUndo: takeBack }),
      });
    },
    onError: async (error, change) => {
      const { items, enabled } = change;
      await show(queryClient, new Set(idsOf(changedBy(change))), !enabled);
      notifications.show({ color: "red", title: `${naming(items)} still ${stateOf(!enabled)}`, message: error.message });
    },
    // While another change is under way, an answer of now would show the state before it.
    onSettled: () => (queryClient.isMutating({ mutationKey }) === 1 ? refresh(queryClient) : undefined),
  });
  return mutation;
}
