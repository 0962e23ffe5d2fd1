import { endpoint } from "./request";

interface Props {
  /** What the page's own code will send. */
  request: { body: string };
  nonce: string;
}

/** Sends what every page asks first while the page's code is still on its way; that code takes the answer. A module waits for no styles. */
export function EarlyRequest({ request, nonce }: Props) {
  const text = JSON.stringify(request).replaceAll("<", "\\u003c");
  const script = `const request=${text};const answer=fetch("${endpoint}",request);answer.catch(()=>{});window.latchkeyEarly={body:request.body,at:performance.now(),answer}`;
  return <script type="module" async nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
