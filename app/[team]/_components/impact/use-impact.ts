import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ResultOf, TadaDocumentNode } from "../../../_graphql/graphql";
import { ApiError, NetworkError, type UserError, UserErrorsError } from "../../../_graphql/errors";
import { execute } from "../../../_graphql/execute";
import { send } from "../../../_graphql/send";
import { changeOf, type impactFields } from "./impact";
import type { Change } from "./impact-summary";

type Run = <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => Promise<Result>;

interface Options {
  /** What the change is and whom it is about; a new one is asked for when it changes. */
  change: unknown;
  /** Asks for the change's dry run. */
  ask: (run: Run) => Promise<{ impact: ResultOf<typeof impactFields> | null; userErrors: UserError[] } | null>;
  /** False while nothing is chosen. */
  enabled: boolean;
}

/** What is known of what a change would do. */
export interface ImpactState {
  /** Who would gain and lose what; undefined while that isn't known. */
  change: Change | undefined;
  /** Why it would be refused, or can't be asked. */
  refusal: Error | null;
  /** Asks once more; only set where no answer came. */
  again: (() => void) | undefined;
  asking: boolean;
  /** Asks the person to confirm who they are first; only set where it takes that. */
  confirm: (() => void) | undefined;
}

const pause = 300;
const needsPassword = (error: unknown) => error instanceof ApiError && error.reason === "REAUTHENTICATION_REQUIRED";

const noAnswer = (error: unknown) => error instanceof NetworkError || (error instanceof ApiError && error.code !== "FORBIDDEN");

/** Asks by dry run what a change would do, while it is being put together. The password isn't asked for by itself: nothing is changed yet. */
export function useImpact({ change, ask, enabled }: Options): ImpactState {
  const wanted = JSON.stringify(change);
  const [settled] = useDebouncedValue(wanted, pause);
  // How often they have been willing to confirm who they are; each time it is asked for anew.
  const [confirming, setConfirming] = useState(0);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["impact", settled, confirming],
    queryFn: async () => {
      const answer = await ask(confirming > 0 ? execute : quietly);
      if (answer && answer.userErrors.length > 0) throw new UserErrorsError(answer.userErrors);
      return answer?.impact ? changeOf(answer.impact) : null;
    },
    enabled: enabled && settled === wanted,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const current = enabled && settled === wanted && !isPlaceholderData;
  const asking = enabled && (settled !== wanted || isFetching);
  const refusal = current && !isFetching ? error : null;
  return {
    change: enabled && !refusal ? (data ?? undefined) : undefined,
    refusal: needsPassword(refusal) ? null : refusal,
    again: noAnswer(refusal) ? () => void refetch() : undefined,
    asking,
    confirm: needsPassword(refusal) ? () => setConfirming((times) => times + 1) : undefined,
  };
}

const quietly: Run = async (document, variables) => {
  const { data, problem } = await send(document, variables);
  // A session that has ended concerns the page as a whole.
  if (problem?.code === "UNAUTHENTICATED") return execute(document, variables);
  if (problem || !data) throw problem;
  return data;
};
