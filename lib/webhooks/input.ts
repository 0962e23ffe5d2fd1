import { z } from "zod";
import { requiredLine } from "../input/text";
import { urlProblem } from "../outbound/guard";
import { topics } from "./topics";

/** How many webhooks an account may have, and how many the team as a whole. */
export const mostWebhooks = 50;

export const webhookName = requiredLine("The name", 100);

/** An address that may be asked. Where its name leads is checked each time. */
export const webhookUrl = z
  .string("The address must be text.")
  .trim()
  .superRefine((text, ctx) => {
    const problem = urlProblem(text);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  })
  .transform((text) => (URL.canParse(text) ? new URL(text).href : text));

export const topicList = z.array(z.enum(topics, "There is no such topic.")).transform((list) => topics.filter((topic) => list.includes(topic)));

const eventMessage = "An event is named by lower-case words with dots between, such as deployment.finished, at most 100 characters.";

/** Names of events of products. */
export const productEventName = z
  .string(eventMessage)
  .trim()
  .max(100, eventMessage)
  .regex(/^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/, eventMessage);

export const productEventList = z
  .array(z.union([z.literal("*"), productEventName], eventMessage))
  .max(100, "At most 100 events can be named; * stands for all of them.")
  .transform((list) => (list.includes("*") ? ["*"] : [...new Set(list)]));
