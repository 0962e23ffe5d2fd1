/** Nothing; without this file Next would take Latchkey's, from the folder above. */
export function register(): void {}
