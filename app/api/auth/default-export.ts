/** next-auth is CommonJS: Node imports such a module as an object with `default` in it, bundlers give what it exports by default. */
export function defaultExport<T>(imported: T): T {
  return (imported as T & { default?: T }).default ?? imported;
}
