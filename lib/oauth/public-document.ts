/** The headers of what holds nothing that isn't for everybody: other origins may read it, and anybody may keep it for five minutes. */
export const publicDocument = { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" };
