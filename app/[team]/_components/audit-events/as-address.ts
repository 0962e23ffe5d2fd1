/** What was typed, if it may be a whole IPv4 or IPv6 address, in the way that events are kept. Undefined otherwise. */
export function asAddress(text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  const isV4 = /^(\d{1,3}\.){3}\d{1,3}$/.test(wanted) && wanted.split(".").every((part) => Number(part) < 256);
  const isV6 = /^[0-9a-f:.]{2,45}$/.test(wanted) && wanted.split(":").length > 2;
  return isV4 || isV6 ? wanted : undefined;
}
