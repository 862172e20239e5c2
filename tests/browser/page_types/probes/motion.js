// Returns what still moves on the page.
() => {
  const found = [];
  const seconds = (times) => Math.max(...times.split(",").map(parseFloat));
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part);
      const name = `${element.localName}.${element.className}${part || ""}`;
      if (seconds(style.transitionDuration) > 0.01) found.push(`transition: ${name}`);
      if (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) found.push(`animation: ${name}`);
      if (!part && style.scrollBehavior !== "auto") found.push(`smooth scrolling: ${name}`);
    }
  }
  return found;
}
