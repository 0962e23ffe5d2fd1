/** How long an attempt took, such as "84 ms" or "1.2 s". */
export const tookText = (milliseconds: number): string => (milliseconds < 1_000 ? `${milliseconds} ms` : `${(milliseconds / 1_000).toFixed(1)} s`);

interface Outcome {
  statusCode: number | null;
  problem: string | null;
}

/** What came of an attempt, in a line. */
export const outcomeText = ({ statusCode, problem }: Outcome): string => problem ?? (statusCode === null ? "No answer" : `Answered ${statusCode}`);
