/** @typedef {(text: string) => void} Say */

/**
 * Shows that a long step is under way and for how long: one line that counts in a terminal, a line now and then elsewhere.
 * @param {NodeJS.WriteStream} stream
 * @param {string} doing such as "Building"
 * @returns {(result: string) => void} ends it, with what became of it
 */
export function showProgress(stream, doing) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const line = () => `${doing} … ${seconds()} s`;
  stream.write(stream.isTTY ? line() : `${doing} …\n`);
  const timer = setInterval(() => stream.write(stream.isTTY ? `\r${line()}` : `${line()}\n`), stream.isTTY ? 1_000 : 15_000);
  timer.unref();
  return (result) => {
    clearInterval(timer);
    stream.write(`${stream.isTTY ? "\r\x1b[K" : ""}${result} (${seconds()} s)\n`);
  };
}
