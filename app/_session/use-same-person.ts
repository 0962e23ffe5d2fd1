import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { currentViewer, viewerQuery } from "../_graphql/viewer";

/**
 * After a sign-in over a page: goes on only if it is the person who the page belongs to.
 * @returns whom the page belongs to, the name of another person who has signed in instead, and the check, which throws when nobody has.
 */
export function useSamePerson(onSame: () => void) {
  const known = useQueryClient().getQueryData(viewerQuery.queryKey);
  const [other, setOther] = useState<string>();

  async function check(): Promise<void> {
    const viewer = await currentViewer();
    if (!viewer) throw new Error("Nobody is signed in yet. Sign in first.");
    if (known && viewer.id !== known.id) setOther(viewer.name);
    else onSame();
  }

  return { known, other, check };
}
