import { askLatchkey, Refusal } from "./latchkey.js";

const byId = (id) => document.getElementById(id);
const form = byId("ask");
const answer = byId("answer");

const query = `query ($after: String) {
  serviceAccounts(first: 25, after: $after) {
    totalCount
    nodes { name enabled lastUsedAt }
    pageInfo { hasNextPage endCursor }
  }
}`;

byId("unserved").hidden = true;
byId("origin").textContent = location.origin;
byId("address").value = new URLSearchParams(location.search).get("latchkey") ?? "";
form.hidden = false;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const call = { address: byId("address").value.trim(), token: byId("token").value.trim() };
  answer.replaceChildren(element("p", { className: "quiet" }, "Asking …"));
  await busy(form.querySelector("button"), () => showPage(call));
});

/** Shows the first page of accounts, or adds the next one to `rows`. */
async function showPage(call, after = null, rows = undefined) {
  try {
    const { serviceAccounts } = await askLatchkey({ ...call, query, variables: { after } });
    const body = rows ?? element("tbody");
    body.append(...serviceAccounts.nodes.map(rowOf));
    answer.replaceChildren(...list(call, serviceAccounts, body));
  } catch (error) {
    answer.replaceChildren(notice(error instanceof Refusal ? error : new Refusal({ title: "That went wrong", message: error.message })));
  }
}

function list(call, { totalCount, pageInfo }, body) {
  if (totalCount === 0) return [element("p", { className: "notice" }, "There are no service accounts.")];
  const heading = element("h2", {}, `${body.rows.length} of ${totalCount}`);
  const head = element("thead", {}, element("tr", {}, ...["Name", "State", "Last used"].map((title) => element("th", { scope: "col" }, title))));
  const table = element("table", {}, head, body);
  if (!pageInfo.hasNextPage) return [heading, table];
  const more = element("button", { type: "button", className: "more" }, "Show more");
  more.addEventListener("click", () => busy(more, () => showPage(call, pageInfo.endCursor, body)));
  return [heading, table, more];
}

function rowOf({ name, enabled, lastUsedAt }) {
  const state = element("td", { className: enabled ? "on" : "quiet" }, enabled ? "Enabled" : "Disabled");
  const used = lastUsedAt ? new Date(lastUsedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }) : "Never";
  return element("tr", {}, element("td", {}, name), state, element("td", { className: "quiet" }, used));
}

function notice({ title, message, advice, reason, requestId }) {
  const traces = [reason, requestId && `request ${requestId}`].filter(Boolean);
  return element(
    "div",
    { className: "notice bad", role: "alert" },
    element("h2", {}, title),
    element("p", {}, message),
    ...(advice.length > 0 ? [element("ul", {}, ...advice.map((step) => element("li", {}, step)))] : []),
    ...(traces.length > 0 ? [element("p", { className: "quiet" }, element("code", {}, traces.join(" · ")))] : []),
  );
}

/** Keeps a button from being pressed again until what it does is done. */
async function busy(button, work) {
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
  }
}

/** An element with properties and children. Text becomes text and never markup, whatever a name holds. */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
