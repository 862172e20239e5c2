// Notes how everything that can be focused looks without focus, and returns how many things those
// are. Afterwards `focusWatch.now()` says what is focused and what is wrong with that, and
// `focusWatch.each()` the same of one after the other.
() => {
  document.activeElement?.blur();
  const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(reachable)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.disabled &&
      element.type !== "radio" && // one of a group is a stop
      element.checkVisibility({ visibilityProperty: true }),
  );
  const look = (element) => {
    const style = getComputedStyle(element);
    const border = [style.borderBlockWidth, style.borderBlockStyle, style.borderBlockColor];
    const line = [style.textDecorationLine, style.textDecorationThickness];
    return [style.boxShadow, style.backgroundColor, ...border, ...line].join();
  };
  const before = new Map(stops.map((stop) => [stop, look(stop)]));

  const isOutlined = (style) =>
    style.outlineStyle !== "none" &&
    (style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 2) && // auto: the browser's
    !/, 0\)$/.test(style.outlineColor);

  const places = (box) => {
    const middle = (low, high, end) => Math.max(low + 1, Math.min((low + high) / 2, end - 2));
    const x = middle(box.left, box.right, innerWidth);
    const y = middle(box.top, box.bottom, innerHeight);
    return [[x, y], [box.left + 3, y], [box.right - 3, y], [x, box.top + 3], [x, box.bottom - 3]].filter(
      ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight,
    );
  };

  const covering = (element, points) =>
    points
      .map(([x, y]) => document.elementFromPoint(x, y))
      .find((hit) => hit && !element.contains(hit) && !hit.contains(element));

  const now = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // A link that runs over two lines leaves gaps in the box around both.
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    const points = places(box);
    const cover = covering(element, points);
    const faults = [];
    if (!isOutlined(getComputedStyle(element)) && look(element) === before.get(element)) {
      faults.push("no visible focus");
    }
    if (!points.length) faults.push("outside the screen");
    if (cover) faults.push(`covered by ${cover.localName}.${cover.className}`);
    return {
      number: stops.indexOf(element),
      name: `${element.localName} "${(element.ariaLabel || element.textContent || element.name).trim().slice(0, 40)}"`,
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
      inMain: Boolean(element.closest("main")),
      faults,
    };
  };
  const each = () => stops.map((stop) => (stop.focus(), now()));
  window.focusWatch = { now, each };
  return stops.length;
}
