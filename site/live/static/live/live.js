// Keeps parts of a page fresh. The socket only hints that a topic moved; the part is then fetched by an ordinary
// request. Without a socket the same versions are asked for every five seconds. A part in which somebody is filling a
// form is never touched.
const parts = [...document.querySelectorAll("[data-live-topic][data-live-url]")];
const topics = [...new Set(parts.map((part) => part.dataset.liveTopic))];
const shown = new Map();
const POLL_MS = 5000;
let socket = null;
let waits = 0;
let freshAt = new Date();

const isBeingFilled = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea") ||
  [...part.querySelectorAll("select")].some((list) => [...list.options].some((one) => one.selected !== one.defaultSelected)) ||
  [...part.querySelectorAll("input, textarea")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && field.value !== field.defaultValue);

const say = (isFresh) => {
  if (isFresh) freshAt = new Date();
  for (const line of document.querySelectorAll("[data-live-stale]")) {
    const hour = freshAt.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    line.hidden = isFresh;
    line.textContent = line.dataset.liveStale.replace("{hour}", hour);
  }
};

const waiting = new Set();
const later = (part) => {
  if (waiting.has(part)) return;
  waiting.add(part);
  setTimeout(() => { waiting.delete(part); refresh(part); }, POLL_MS * (0.5 + Math.random()));
};

const refresh = async (part) => {
  if (isBeingFilled(part)) return later(part);
  try {
    const answer = await fetch(part.dataset.liveUrl, { headers: { "X-Fragment": "1" }, credentials: "same-origin" });
    if (answer.status >= 500) throw new Error(answer.statusText);
    if (!answer.ok || answer.redirected) return;
    const html = await answer.text();
    if (isBeingFilled(part)) return later(part);
    part.innerHTML = html;
    say(true);
  } catch {
    say(false);
    later(part);
  }
};

const hear = (topic, version) => {
  const known = shown.get(topic);
  if (known === version) return;
  shown.set(topic, version);
  // The first version heard may be newer than the page, which was written before the socket opened: fetched too.
  parts.filter((part) => part.dataset.liveTopic === topic).forEach(refresh);
};

const poll = async () => {
  if (socket?.readyState === WebSocket.OPEN || document.hidden) return;
  try {
    const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join("&");
    const answer = await fetch(`/live/versions?${query}`, { credentials: "same-origin" });
    if (!answer.ok) return;
    say(true);
    for (const [topic, version] of Object.entries(await answer.json())) hear(topic, version);
  } catch {
    say(false);
  }
};

const open = () => {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/`);
  socket.addEventListener("open", () => {
    // What moved while there was no socket is heard at once: the server answers with every version.
    socket.send(JSON.stringify({ listen: topics }));
    waits = 0;
    say(true);
  });
  socket.addEventListener("message", (event) => {
    const { topic, version } = JSON.parse(event.data);
    hear(topic, version);
  });
  socket.addEventListener("close", () => {
    waits = Math.min(waits + 1, 6);
    setTimeout(open, 500 * 2 ** waits * (0.5 + Math.random()));
  });
};

if (parts.length) {
  open();
  setInterval(poll, POLL_MS);
  document.addEventListener("visibilitychange", poll);
}
