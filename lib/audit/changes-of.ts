/** What differs between an object and the values wanted for it; a value left undefined stays. `details` is for the audit event. */
export function changesOf<Entity extends object, Wanted extends Partial<Entity>>(entity: Entity, wanted: Wanted) {
  const after: Partial<Entity> = {};
  const details: Record<string, { from: unknown; to: unknown }> = {};
  for (const key of Object.keys(wanted) as (keyof Entity & string)[]) {
    const to = wanted[key];
    if (to === undefined || JSON.stringify(to) === JSON.stringify(entity[key])) continue;
    after[key] = to as Entity[typeof key];
    details[key] = { from: entity[key], to };
  }
  return { after, details };
}
