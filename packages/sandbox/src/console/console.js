// Keeps the page live and turns its forms into calls of the control API.

const live = document.getElementById("live");
const toast = document.getElementById("toast");
const topics = ["payer", "inbox", "faults", "payouts", "webhooks", "trips", "clock"];

const pending = new Map();
let toastTimer;

function say(text, isError = false) {
  toast.textContent = text;
  toast.classList.toggle("error", isError);
  toast.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.classList.remove("shown"), 4_000);
}

/** Draws a part anew once things have calmed down for a moment. */
function refresh(topic) {
  clearTimeout(pending.get(topic));
  pending.set(
    topic,
    setTimeout(async () => {
      const response = await fetch(`/console/sections/${topic}`);
      if (response.ok) swap(document.querySelector(`[data-section="${topic}"]`), await response.text());
    }, 60),
  );
}

/** Replaces a part, keeping what the user has opened, typed and focused. */
function swap(part, markup) {
  const fields = "input:not([type=checkbox]), textarea, select";
  const opened = [...part.querySelectorAll("details[open]")].map(({ id }) => id);
  const typed = [...part.querySelectorAll(fields)].map(({ id, value }) => [id, value]);
  const known = new Set([...part.querySelectorAll("[data-key]")].map(({ dataset }) => dataset.key));
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = markup;
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  for (const item of part.querySelectorAll("[data-key]")) {
    if (!known.has(item.dataset.key)) item.classList.add("arrived");
  }
  if (focused) document.getElementById(focused)?.focus();
  tellTimes();
}

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "content-type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const text = await response.text();
  const answer = text === "" ? {} : JSON.parse(text);
  if (!response.ok) throw new Error(answer.detail ?? `The sandbox answered ${response.status}`);
  return answer;
}

function readField(field) {
  if (field.dataset.unit === "rupees") return Math.round(Number(field.value) * 100);
  if (field.dataset.unit === "count") return Number(field.value);
  return field.value;
}

function bodyOf(form, button) {
  const body = JSON.parse(form.dataset.body ?? "{}");
  for (const field of [...form.querySelectorAll("input, textarea, select"), button]) {
    if (field?.name && field.value !== "") body[field.name] = readField(field);
  }
  return body;
}

function outcomeOf(answer, body) {
  if (answer.paymentId) return `${body.outcome === "failure" ? "Declined" : "Paid"} · ${answer.paymentId}`;
  if (answer.trips) return `${answer.count} trips for ${answer.driverRef}`;
  if (answer.tokens !== undefined) return `${answer.tokens} tokens of ${answer.driverRef} ended`;
  if (answer.eventId) return answer.times === 1 ? "Sent again" : `Sent again ${answer.times} times`;
  if (answer.aheadMs !== undefined) return `It is ${new Date(answer.now).toLocaleString("en-IN")}`;
  if (answer.seed !== undefined) return `An empty world with seed ${answer.seed}`;
  return answer.status ? `Now ${answer.status}` : "Done";
}

async function submit(form, button) {
  const [method, path] = form.dataset.call.split(" ");
  const body = bodyOf(form, button);
  try {
    say(outcomeOf(await call(method, path, body), body));
    form.closest(".reset")?.removeAttribute("open");
    if (form.closest("[data-section]")) form.reset();
  } catch (error) {
    say(error.message, true);
  }
}

const sameFault = (left, right) =>
  left.provider === right.provider && left.kind === right.kind && (left.match ?? "") === (right.match ?? "");

async function setFault(fault, inForce) {
  try {
    const others = (await call("GET", "/_control/faults")).filter((other) => !sameFault(other, fault));
    await call("PUT", "/_control/faults", inForce ? [...others, fault] : others);
    say(inForce ? "The fault is in force" : "The fault is gone");
  } catch (error) {
    say(error.message, true);
    refresh("faults");
  }
}

function faultFrom(form) {
  const { provider, kind, match, rate, latencyMs, status } = Object.fromEntries(new FormData(form));
  const fault = { provider, kind, rate: Number(rate) / 100 };
  if (match) fault.match = match;
  if (latencyMs) fault.latencyMs = Number(latencyMs);
  if (status) fault.status = Number(status);
  return fault;
}

function span(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** How far the sandbox's clock is ahead of this machine's. */
function aheadMs() {
  return Number(document.querySelector("[data-ahead-ms]")?.dataset.aheadMs ?? 0);
}

function tellTimes() {
  const now = Date.now() + aheadMs();
  for (const time of document.querySelectorAll("time")) {
    const seconds = Math.round((Date.parse(time.dateTime) - now) / 1_000);
    const isCountdown = time.classList.contains("countdown");
    if (isCountdown && seconds === 0) refresh("payer");
    time.textContent = isCountdown
      ? seconds > 0
        ? `in ${span(seconds)}`
        : "now"
      : seconds > -2
        ? "just now"
        : `${span(-seconds)} ago`;
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "add-fault") void setFault(faultFrom(form), true);
  else if (form.dataset.call) void submit(form, event.submitter);
});

document.addEventListener("change", ({ target }) => {
  if (target.dataset.fault) void setFault(JSON.parse(target.dataset.fault), target.checked);
});

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.copy) {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(`Copied ${button.dataset.copy}`);
  }
  if (button && "clearFaults" in button.dataset) {
    await call("DELETE", "/_control/faults");
    say("No fault is in force");
  }
});

const stream = new EventSource("/_control/stream");
stream.addEventListener("open", () => {
  live.textContent = "live";
  live.classList.add("on");
  for (const topic of topics) refresh(topic);
});
stream.addEventListener("error", () => {
  live.textContent = "reconnecting";
  live.classList.remove("on");
});
stream.addEventListener("change", ({ data }) => {
  for (const topic of data === "world" ? topics : [data]) refresh(topic);
});

tellTimes();
setInterval(tellTimes, 1_000);
