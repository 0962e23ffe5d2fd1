/**
 * Text from a client in a form that PostgreSQL can compare with: without NUL and half characters, which it refuses.
 * For look-ups only; what is stored is checked and refused instead.
 */
export function storable(text: string): string {
  return text.replace(/\0/g, "\ufffd").toWellFormed();
}
