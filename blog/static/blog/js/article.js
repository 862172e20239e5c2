/* The article page: marks in the contents where the reader is, and reads the article aloud.
   Without it the contents are links all the same, and nothing offers to read aloud. */

const article = document.querySelector(".article");

function markCurrent(nav) {
  const links = new Map();
  for (const link of nav.querySelectorAll("a")) {
    const section = document.getElementById(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const sections = [...links.keys()];
  const near = new Set();
  let current;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) near.add(target);
      else near.delete(target);
    }
    const last = sections.filter((section) => near.has(section)).pop();
    if (!last || last === current) return;
    links.get(current)?.removeAttribute("aria-current");
    const link = links.get((current = last));
    link.setAttribute("aria-current", "true");
    nav.scrollTop = link.offsetTop - nav.clientHeight / 2; // the nav alone, never the page
  }, { rootMargin: "0px 0px -75%" });
  sections.forEach((section) => observer.observe(section));
}

/* What an element says itself: not what is said by those inside it, nor what is not for the ear. */
const SPOKEN = "h1, .lead, .signpost, .easy-read :is(h2, p), " +
  ".block :is(h2, h3, h4, p:not(.sources), li, caption, th, td, figcaption:not(.credit))";
const LEFT_OUT = "p, ul, ol, svg, .citation, .term__explanation";

function ownText(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function passages() {
  return [...article.querySelectorAll(SPOKEN)]
    .filter((element) => !element.closest("details:not([open])"))
    .map(ownText)
    .filter(Boolean);
}

/* One passage after the other. Pausing starts the passage anew: Android's own pause forgets it. */
function offerToRead(button, stop) {
  const label = button.querySelector("span");
  const { pause, continue: resume } = button.dataset;
  const listen = label.textContent;
  let texts = [];
  let place = 0;
  let utterance;

  function speak() {
    if (place >= texts.length) return end();
    const mine = (utterance = new SpeechSynthesisUtterance(texts[place]));
    mine.lang = document.documentElement.lang;
    mine.onend = () => {
      if (utterance !== mine) return;
      place += 1;
      speak();
    };
    mine.onerror = () => utterance === mine && end();
    speechSynthesis.speak(mine);
  }

  function silence(words) {
    utterance = undefined;
    speechSynthesis.cancel();
    label.textContent = words;
  }

  function end() {
    silence(listen);
    if (document.activeElement === stop) button.focus();
    stop.hidden = true;
    place = 0;
  }

  button.addEventListener("click", () => {
    if (utterance) return silence(resume);
    if (!place) texts = passages();
    label.textContent = pause;
    stop.hidden = false;
    speak();
  });
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
  button.classList.add("listen--ready");
}

const contents = document.querySelector(".contents");
if (contents) markCurrent(contents);
const button = document.querySelector(".listen");
if (button && "speechSynthesis" in window) offerToRead(button, document.querySelector(".listen-stop"));
