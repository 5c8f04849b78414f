// The marks of a drawn SVG: what each series drew for each of its numbers, and where.

function numbers(text) {
  return (text.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
}

function attributes_of(tag) {
  return Object.fromEntries(Array.from(tag.matchAll(/([\w-]+)="([^"]*)"/g), ([, name, value]) =>
    [name, value]));
}

// Shift and scale of "translate(x y)" and "matrix(a,0,0,d,x,y)".
function moved(transform) {
  const given = numbers(transform ?? "");
  if ((transform ?? "").startsWith("matrix")) return { scale: given[0], x: given[4], y: given[5] };
  return { scale: 1, x: given[0] ?? 0, y: given[1] ?? 0 };
}

// {series, index, kind, x, y, width, height, size, points} of every mark of a series, in the order
// of the SVG. x and y are a circle's middle or a rectangle's corner.
export function marks_of(svg) {
  const found = [];
  for (const [tag, name] of svg.matchAll(/<(path|circle|polygon)\b[^>]*>/g)) {
    const given = attributes_of(tag);
    if (given.ecmeta_ssr_type !== "chart" || given.ecmeta_data_index === undefined) continue;
    const at = moved(given.transform);
    const mark = { series: Number(given.ecmeta_series_index), index: Number(given.ecmeta_data_index),
      fill: given.fill, stroke: given.stroke, thick: Number(given["stroke-width"] ?? 1) };
    if (name === "circle") {
      Object.assign(mark, { kind: "circle", x: Number(given.cx), y: Number(given.cy),
        size: Number(given.r) });
    } else if (name === "polygon") {
      Object.assign(mark, { kind: "polygon", points: numbers(given.points) });
    } else if (given.d.includes("A")) {
      Object.assign(mark, { kind: "circle", x: at.x, y: at.y, size: at.scale });
    } else if (/^M[-\d. ]+l[-\d. ]+l[-\d. ]+l[-\d. ]+Z$/.test(given.d)) {
      const [x, y, width, , , height] = numbers(given.d);
      Object.assign(mark, { kind: "rect", x: x + at.x, y: y + at.y, width, height });
    } else if (/^M[-\d. ]+L[-\d. ]+$/.test(given.d)) {
      Object.assign(mark, { kind: "line", points: numbers(given.d) });
    } else {
      Object.assign(mark, { kind: "path", d: given.d });
    }
    found.push(mark);
  }
  return found;
}

// The words of the SVG, in its order.
export function words_of(svg) {
  return Array.from(svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g), ([, words]) =>
    words.replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">"));
}
