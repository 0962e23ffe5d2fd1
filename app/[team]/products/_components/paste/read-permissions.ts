import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from "yaml";
import { permissionName, type PermissionValues } from "../product-values";

/** What was read from a text, and what of it can't be used. */
export interface ReadPermissions {
  permissions: PermissionValues[];
  problems: { line: number; message: string }[];
}

const most = 500;
const fields = ["name", "title", "description"];

/**
 * Reads a list of permissions from YAML, of which JSON is a part: names, mappings with `name`, `title` and `description`, or one mapping
 * from names to titles or to such mappings; also below a key `permissions`.
 */
export function readPermissions(text: string): ReadPermissions {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const permissions: PermissionValues[] = [];
  const problems: ReadPermissions["problems"] = [];
  const complain = (offset: number, message: string) => problems.push({ line: lines.linePos(offset).line, message });
  if (document.errors.length > 0) {
    for (const { pos, message } of document.errors) complain(pos[0], `This is neither JSON nor YAML: ${message}`);
    return { permissions, problems };
  }
  for (const entry of entriesOf(document.contents, complain)) {
    const { name, offset } = entry;
    if (!permissionName.test(name))
      complain(offset, name ? `“${name}” is no permission. Name it resource:verb, such as invoices:read.` : "The name is missing.");
    else if (permissions.some((known) => known.name === name)) complain(offset, `“${name}” is there twice.`);
    else permissions.push({ name, title: entry.title, description: entry.description });
  }
  if (permissions.length > most) complain(text.length, `A product can declare at most ${most} permissions; these are ${permissions.length}.`);
  return { permissions, problems };
}

type Complain = (offset: number, message: string) => void;
type Entry = PermissionValues & { offset: number };

const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;
const textOf = (node: unknown): string | undefined =>
  node === null || (isScalar(node) && node.value === null) ? "" : isScalar(node) && typeof node.value === "string" ? node.value.trim() : undefined;

function entriesOf(root: unknown, complain: Complain): Entry[] {
  const inner = isMap(root) ? root.get("permissions", true) : undefined;
  const list: unknown = isSeq(inner) || isMap(inner) ? inner : root;
  if (isSeq(list)) return list.items.flatMap((item) => ofItem(item, complain));
  if (isMap(list)) return list.items.flatMap((pair) => ofPair(pair, complain));
  if (textOf(list) !== "") complain(offsetOf(list), "Paste a list of permissions, or a mapping from their names to their titles.");
  return [];
}

function ofItem(item: unknown, complain: Complain): Entry[] {
  const name = textOf(item);
  if (name !== undefined) return [{ name, title: "", description: "", offset: offsetOf(item) }];
  if (isMap(item)) return [{ ...fieldsOf(item, complain), offset: offsetOf(item) }];
  complain(offsetOf(item), "An entry is a name, or a mapping with name, title and description.");
  return [];
}

function ofPair({ key, value }: Pair, complain: Complain): Entry[] {
  const base = { name: textOf(key) ?? "", title: "", description: "", offset: offsetOf(key) };
  const title = textOf(value);
  if (title !== undefined) return [{ ...base, title }];
  if (isMap(value)) return [{ ...base, ...fieldsOf(value, complain), name: base.name }];
  complain(base.offset, `After “${base.name}” stands neither a title nor a mapping with title and description.`);
  return [];
}

function fieldsOf(map: YAMLMap, complain: Complain): PermissionValues {
  const found: Partial<Record<string, string>> = {};
  for (const { key, value } of map.items) {
    const field = textOf(key) ?? "";
    const text = textOf(value);
    if (!fields.includes(field)) complain(offsetOf(key), `“${field}” isn't known. An entry has name, title and description.`);
    else if (text === undefined) complain(offsetOf(value), `The ${field} must be text; put it in quotes.`);
    else found[field] = text;
  }
  return { name: found.name ?? "", title: found.title ?? "", description: found.description ?? "" };
}
