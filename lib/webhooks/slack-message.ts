import type { WebhookEvent } from "../../entities/index";
import { sentenceOf } from "./sentence-of";

/** Slack's own marks in a text that somebody else has chosen: nobody calls a whole channel by the name of an account. */
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** An event as a message of Slack's, in blocks, and as a text for where blocks aren't drawn. */
export function slackMessage(event: WebhookEvent, url: string): object {
  const { title, facts } = sentenceOf(event);
  const fields = facts.slice(0, 10).map(([name, value]) => ({ type: "plain_text", text: `${name}\n${shortened(value, 500)}`, emoji: false }));
  return {
    text: escaped(shortened(title, 300)),
    blocks: [
      // Plain text, so that a name can't be written to be read as something else.
      { type: "section", text: { type: "plain_text", text: shortened(title, 500), emoji: false } },
      ...(fields.length > 0 ? [{ type: "section", fields }] : []),
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Open in Latchkey" }, url }] },
      {
        type: "context",
        elements: [{ type: "plain_text", text: `${event.type} · ${event.at.toISOString().replace("T", " ").slice(0, 19)} UTC`, emoji: false }],
      },
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}
