// Returns how many looks the shapes of each drawing have, and which boxes a line runs around.
// Colours are the system's in forced colours, so only lines and different fills can be seen.
() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const canvas = getComputedStyle(document.documentElement).backgroundColor;
  const look = (shape) => {
    const style = getComputedStyle(shape);
    return [style.fill, style.stroke, style.fillOpacity, style.opacity].join(" ");
  };
  const shows = (shape) => {
    const style = getComputedStyle(shape);
    const hidden = ["none", canvas, "rgba(0, 0, 0, 0)"];
    return !hidden.includes(style.fill) || !hidden.includes(style.stroke);
  };
  const drawings = [...document.querySelectorAll("svg")].filter(seen).map((svg) => {
    const shapes = [...svg.querySelectorAll("path,circle,rect,use,ellipse,line,polygon,polyline")];
    return {
      name: svg.getAttribute("aria-label") || svg.getAttribute("class") || "svg",
      looks: new Set(shapes.map(look)).size,
      shows: shapes.some(shows),
    };
  });
  const lined = (element) => {
    const style = getComputedStyle(element);
    return ["top", "right", "bottom", "left"].some((side) => {
      const kind = style.getPropertyValue(`border-${side}-style`);
      return kind !== "none" && parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1;
    });
  };
  const controls = [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea")];
  const unlined = controls
    .filter((element) => seen(element) && !lined(element))
    .filter((element) => !getComputedStyle(element).textDecorationLine.includes("underline"))
    .map((element) => `${element.localName} "${element.textContent.trim() || element.name}"`);
  return { drawings, unlined };
}
