/** In place of the ways to new keys, for those who may not make any. */
export function NotAdministrator() {
  return (
    <>
      Only administrators of the installation rotate keys. Whoever runs it makes you one with <code>latchkey administrator add</code>.
    </>
  );
}
