// The line and the session: what was saved when, what to do when the line or the session is gone. Nothing typed is lost.
const words = document.getElementById("words")?.dataset ?? {};
const place = document.getElementById("line-state");
const text = place?.querySelector("span");
const SEEN = "desk-seen";
let savedAt = "";
let waiting = 0;

const clock = () =>
  new Date().toLocaleTimeString(document.documentElement.lang === "km" ? "km-u-nu-khmr" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });

function show(message, off = false) {
  if (!place) return;
  place.classList.toggle("is-off", off);
  text.textContent = message;
}
function settle() {
  if (!navigator.onLine) show(words.offline, true);
  else show(savedAt ? `${words.online} · ${words.saved} ${savedAt}` : words.online);
}

let banner = null;
function say(message, link) {
  banner?.remove();
  banner = document.createElement("div");
  banner.className = "banner";
  banner.setAttribute("role", "alert");
  const line = document.createElement("p");
  line.textContent = message;
  banner.append(line);
  if (link) banner.append(link);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn btn-quiet btn-small";
  close.textContent = words.close;
  close.addEventListener("click", silent);
  banner.append(close);
  document.body.append(banner);
}
function silent() {
  banner?.remove();
  banner = null;
}
function signIn() {
  const link = document.createElement("a");
  link.className = "btn btn-primary btn-small";
  link.href = `${words.signinUrl}?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words.signin;
  return link;
}

// A sign-in in another window gives a new token: each request and form takes the one that holds now.
const token = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
document.addEventListener("htmx:configRequest", (event) => {
  const now = token();
  if (!now) return;
  event.detail.headers["x-csrftoken"] = now;
  if ("csrfmiddlewaretoken" in event.detail.parameters) event.detail.parameters.csrfmiddlewaretoken = now;
});
document.addEventListener("submit", (event) => {
  const field = event.target.elements?.csrfmiddlewaretoken;
  if (field && token()) field.value = token();
});

const writes = (event) => event.detail.requestConfig?.verb !== "get";
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!writes(event)) return;
  waiting += 1;
  show(words.sending);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.xhr?.status) localStorage.setItem(SEEN, String(Date.now()));
  if (!writes(event)) return;
  waiting = Math.max(0, waiting - 1);
  if (event.detail.successful) {
    savedAt = clock();
    silent();
  }
  if (!waiting) event.detail.successful ? settle() : show(words.unsaved, true);
});
document.addEventListener("htmx:sendError", () => {
  say(words.offline);
  show(words.offline, true);
});
document.addEventListener("htmx:timeout", () => say(words.offline));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  // A form whose seal is gone (all cookies lost) has no session either.
  const unsealed = status === 403 && event.detail.xhr.responseText.includes("data-unsealed");
  if (status === 401 || status === 419 || unsealed) say(words.dead, signIn());
  else if (status === 403) say(words.forbidden);
  else if (status === 404 || status === 410) say(words.gone);
  else say(words.failed);
});
document.addEventListener("desk:unsaved", () => navigator.onLine && show(words.draft + " " + clock()));
addEventListener("offline", () => {
  say(words.offline);
  settle();
});
addEventListener("online", () => {
  silent();
  settle();
});

// The end of a session is told five minutes before; the time of the last contact is shared by all windows.
const lifetime = Number(words.sessionSeconds) * 1000;
let told = false;
if (lifetime) {
  localStorage.setItem(SEEN, String(Date.now()));
  setInterval(() => {
    const left = Number(localStorage.getItem(SEEN)) + lifetime - Date.now();
    if (left < 0) {
      if (told !== "dead") say(words.dead, signIn());
      told = "dead";
    } else if (left < 300000 && !told) {
      told = true;
      const stay = document.createElement("button");
      stay.type = "button";
      stay.className = "btn btn-primary btn-small";
      stay.textContent = words.stay;
      stay.addEventListener("click", async () => {
        const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
        if (answer?.ok && !answer.redirected) {
          localStorage.setItem(SEEN, String(Date.now()));
          told = false;
          silent();
        } else say(words.dead, signIn());
      });
      say(words.soon, stay);
    } else if (left >= 300000) told = false;
  }, 20000);
}
settle();
