/** The signals that ask this process to end, as one promise. */
interface StopSignal {
  /** True once it was asked. */
  now: boolean;
  promise: Promise<NodeJS.Signals>;
}

/** Hears the signals that ask a process to end; a second Ctrl+C ends it at once. */
export function stopSignal(): StopSignal {
  const state: StopSignal = { now: false, promise: Promise.resolve("SIGTERM") };
  state.promise = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (state.now && signal === "SIGINT") process.exit(130);
        state.now = true;
        resolve(signal);
      });
    }
  });
  return state;
}
