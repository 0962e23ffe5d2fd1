const port = Number(process.env.E2E_PORT ?? 43_170);

/** Where the application under test listens. */
export const appPort = port;
export const appUrl = `http://localhost:${port}`;

/** Where the harness listens, which makes people and data for the tests. */
export const harnessPort = port + 1;
export const harnessUrl = `http://localhost:${harnessPort}`;
