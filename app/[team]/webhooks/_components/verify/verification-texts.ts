/** How a receiver checks that a message is ours. */
export const verificationTexts = [
  {
    name: "Node",
    code: `import express from "express";
import { Webhook } from "standardwebhooks"; // npm install standardwebhooks

const webhook = new Webhook(process.env.LATCHKEY_WEBHOOK_SECRET);

express()
  // The raw body: what is parsed and written again has another signature.
  .post("/latchkey", express.raw({ type: "application/json" }), (request, response) => {
    let message;
    try {
      message = webhook.verify(request.body, request.headers);
    } catch {
      return response.sendStatus(400);
    }
    response.sendStatus(204); // answer first, then work
    console.log(request.headers["webhook-id"], message.type, message.data);
  })
  .listen(8080);`,
  },
  {
    name: "Python",
    code: `import os

from flask import Flask, request
from standardwebhooks.webhooks import Webhook  # pip install standardwebhooks

app = Flask(__name__)
webhook = Webhook(os.environ["LATCHKEY_WEBHOOK_SECRET"])


@app.post("/latchkey")
def latchkey():
    try:
        # The raw body: what is parsed and written again has another signature.
        message = webhook.verify(request.get_data(), dict(request.headers))
    except Exception:
        return "", 400
    print(request.headers["webhook-id"], message["type"], message["data"])
    return "", 204`,
  },
];

/** What else a receiver has to know. */
export const advice = [
  "Answer with any 2xx status within ten seconds, before doing the work. Anything else is tried again for 24 hours.",
  "Remember webhook-id: a message may come twice, and messages may come in another order than things happened.",
  "Refuse what is older than five minutes, as the library does, so that nobody can send an old message once more.",
];
