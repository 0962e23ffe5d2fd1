import { type DocumentNode, Kind, visit } from "graphql";

/** Names under which secrets are sent. */
const secretName = /secret|passw|passphrase|token|assertion|credential|authorization|private|api_?key|cookie|signature/i;
/** Forms that tokens and keys have: ours, JWTs, those of well-known services, PEM. */
const secretForm = /^(lk[a-z]*_|eyJ|gh[opsru]_|github_pat_|gl[a-z]+-|xox[a-z]-|sk[-_]|AKIA|Bearer\s|Basic\s|-----BEGIN)/i;
/** An id of ours: long, and no secret. */
const id = /^[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
/** A cursor of a list is as long as it likes; what keeps it is its name. */
const harmlessName = /^(after|before|cursor|\w+Cursor)$/;

/** Whether a value, or the name that it goes by, looks like a secret. Rather once too often. */
export function looksSecret(name: string, value: unknown): boolean {
  if (secretName.test(name) && typeof value !== "boolean" && typeof value !== "number") return true;
  if (typeof value !== "string" || harmlessName.test(name)) return false;
  const text = value.trim();
  return secretForm.test(text) || (/^[\w+/=.~-]{32,}$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text) && !id.test(text));
}

/** The same without what looks like a secret, at any depth. */
export function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([name, each]) => !looksSecret(name, each));
  return Object.fromEntries(kept.map(([name, each]) => [name, cleaned(name, each)]));
}

function cleaned(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !looksSecret(name, each)).map((each) => cleaned(name, each));
  return typeof value === "object" && value !== null ? withoutSecrets(value as Record<string, unknown>) : value;
}

/** Whether a secret seems to be written into the operation itself. */
export function holdsSecret(document: DocumentNode): boolean {
  let found = false;
  const names: string[] = [];
  const named = { enter: ({ name }: { name: { value: string } }) => void names.push(name.value), leave: () => void names.pop() };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: ({ value }) => {
      found ||= value !== "" && looksSecret(names.at(-1) ?? "", value);
    },
  });
  return found;
}

/** The secrets that an answer brings, which it does only once. */
export function secretsIn(body: unknown): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === "string" && /secret$|^plainToken$|^token$/i.test(name)) found.push({ name, value: each });
      else walk(each);
    }
  };
  walk((body as { data?: unknown } | null)?.data);
  return found;
}
