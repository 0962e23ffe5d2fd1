import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserErrorsError } from "../../../_graphql/errors";
import { refreshPermissions } from "../permissions/refresh-permissions";
import { undoAdvice } from "../../review/advice";

/** Gives an account back what an advice took from it. */
export function useUndoAdvice({ name }: { name: string }) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (undo: string) => {
      const payload = await undoAdvice(undo);
      if (payload && payload.userErrors.length > 0) throw new UserErrorsError(payload.userErrors);
    },
    onSuccess: () => notifications.show({ title: `${name} has its permissions back`, message: "As they were before." }),
    onError: (error) => notifications.show({ color: "red", title: `${name} still holds only what it uses`, message: error.message }),
    onSettled: () => refreshPermissions(queryClient),
  });
}
