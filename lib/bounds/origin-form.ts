/**
 * What is wrong with the text as an origin that a browser could send: scheme, host and port, nothing else, and in the one form that browsers use.
 * @returns a sentence; undefined when it is one
 */
export function originProblem(text: string): string | undefined {
  const form = "An origin is a scheme, a host and, if it isn't the usual one, a port, such as https://app.example.com or http://localhost:3000.";
  if (text === "null") return "The origin null stands for any sandboxed page or file, so it can't be allowed.";
  if (text.includes("*")) return `Only the first label of a host may be *, as in https://*.example.com. ${form}`;
  if (!/^[\x21-\x7e]{1,300}$/.test(text) || !URL.canParse(text)) return form;
  const { protocol, origin, hostname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "The scheme of an origin must be https or http.";
  if (hostname.endsWith(".")) return "The host must not end with a dot: browsers count that as another origin.";
  if (origin !== text) return `Write it as browsers send it: ${origin}`;
  return undefined;
}

/** What is wrong with the text as an entry of a token's list: an origin, or one whose host's first label is `*`. */
export function patternProblem(text: string): string | undefined {
  const wildcard = /^(https?:\/\/)\*\.(.*)$/s.exec(text);
  if (!wildcard) return originProblem(text);
  const [, scheme, rest] = wildcard;
  const host = /^[^:/]*/.exec(rest!)![0];
  if (/^\d+(\.\d+){3}$/.test(host)) return "An address has no labels that * could stand for.";
  if (!host.includes(".") && host !== "localhost") return "After *. there must be a domain of your own, such as https://*.example.com.";
  const problem = originProblem(`${scheme}any.${rest}`);
  return problem?.startsWith("Write it as") ? problem.replace("://any.", "://*.") : problem;
}
