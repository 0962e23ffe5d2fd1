/** What the dialogs need to know of an account. */
export interface AccountTarget {
  id: string;
  name: string;
  lastUsedAt: string | null;
}
