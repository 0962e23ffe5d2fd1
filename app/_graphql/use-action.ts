import { useState } from "react";
import { type UserError, UserErrorsError } from "./errors";

interface Payload {
  userErrors: UserError[];
}

interface Options<Input, Result extends Payload> {
  /** Sends the mutation and returns its payload. */
  send: (input: Input) => Promise<Result | null>;
  done: (result: Result) => void | Promise<void>;
  /** Shows errors where they belong and returns those that it has no place for. */
  place?: (errors: UserError[]) => UserError[];
}

/** One state for one business action. The result is handed on and kept nowhere, because it may hold a secret. */
export function useAction<Input, Result extends Payload>({ send, done, place = (errors) => errors }: Options<Input, Result>) {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function run(input: Input): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      const result = await send(input);
      const errors = result?.userErrors ?? [];
      const unplaced = place(errors);
      if (unplaced.length > 0) setProblem(new UserErrorsError(unplaced));
      if (result && errors.length === 0) await done(result);
    } catch (error) {
      setProblem(error);
    } finally {
      setRunning(false);
    }
  }

  return { run, running, problem, forget: () => setProblem(null) };
}
