/**
 * The forms in which a secret may lie in a dump: plain, hex, URL-encoded, JSON-escaped,
 * and base64 and base64url at each of the three places that it can have in the encoded bytes.
 */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    // Characters at the ends also depend on what stands before and after the secret.
    const [from, to] = [Math.ceil((offset * 4) / 3), Math.floor((shifted.length * 4) / 3)];
    return (["base64", "base64url"] as const).map((encoding) => shifted.toString(encoding).slice(from, to));
  });
  const escaped = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const forms = [secret, bytes.toString("hex"), encodeURIComponent(secret), escaped, JSON.stringify(secret).slice(1, -1), ...base64];
  return [...new Set(forms.flatMap((form) => [form, ...(form === bytes.toString("hex") || form === escaped ? [form.toUpperCase()] : [])]))];
}

/** Which of the secrets a text holds, in whatever form, by their names. */
export function secretsIn(text: string, secrets: Record<string, string>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => text.includes(form)))
    .map(([name]) => name);
}
