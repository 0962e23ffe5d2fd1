import { useRef, useState } from "react";
import { type Answer, sendText, type TypedRequest } from "./send-text";

/** Runs operations one after the other, and keeps the last answer in memory only. */
export function useRun() {
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  // The state comes with the next render, and a key that is held down is faster: a mutation must not run twice.
  const busy = useRef(false);

  async function run(request: TypedRequest): Promise<Answer | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    setRunning(true);
    setProblem(null);
    try {
      const answered = await sendText(request);
      setAnswer(answered);
      return answered;
    } catch (error) {
      setAnswer(undefined);
      setProblem(error);
      return undefined;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  }

  return { run, running, answer, problem };
}
