// Returns what a reader cannot read: text that is cut off, beside the screen or over other text.
() => {
  const found = [];
  const name = (element) => {
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    return `${element.localName}${classes} "${text}"`;
  };
  // Only a screen reader gets what is in a box of one pixel or cut to nothing.
  const onlySpoken = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (style.clipPath.startsWith("inset(50%") || style.clip === "rect(0px, 0px, 0px, 0px)") return true;
      if (style.overflow !== "visible" && box.width <= 1 && box.height <= 1) return true;
      if (box.bottom + scrollY < 0 || box.right + scrollX < 0) return true; // such as a skip link
    }
    return false;
  };
  const scrolls = (element) => {
    for (let at = element; at !== document.documentElement; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (["SCRIPT", "STYLE"].includes(element.tagName) || onlySpoken(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) {
        found.push(`beside the screen (${Math.round(box.left)} to ${Math.round(box.right)}): ${name(element)}`);
      }
      // A line's box is taller than its letters, so neighbours may touch.
      const slack = box.height / 4;
      lines.push({ element, left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack });
    }
  }
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const cut = (overflow) => ["hidden", "clip"].includes(overflow);
    if (!element.checkVisibility() || !element.textContent.trim() || onlySpoken(element)) continue;
    if (
      (cut(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (cut(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    ) {
      found.push(`cut off: ${name(element)}`);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((line, number) => {
    for (let next = number + 1; next < lines.length && lines[next].top < line.bottom; next++) {
      const other = lines[next];
      const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const height = Math.min(line.bottom, other.bottom) - other.top;
      if (width > 2 && height > 2) found.push(`over each other: ${name(line.element)} and ${name(other.element)}`);
    }
  });
  return [...new Set(found)];
}
