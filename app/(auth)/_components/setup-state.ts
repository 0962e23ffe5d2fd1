import { queryOptions } from "@tanstack/react-query";
import { reach } from "../../_graphql/reach";

/** Whether the installation still waits for its first person. */
export const setupStateQuery = queryOptions({
  queryKey: ["setup-state"],
  queryFn: async () => {
    const response = await reach("/api/setup");
    if (!response.ok) throw new Error("Latchkey can't say at the moment whether it has been set up. Try again shortly.");
    return (await response.json()) as { open: boolean };
  },
});
