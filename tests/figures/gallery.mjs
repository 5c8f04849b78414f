// Every figure of a study on one page of a real browser, as the report's page draws it.
import { chromium } from "playwright-core";
import { scripts } from "./draw.mjs";

export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium", headless: true, args: ["--no-sandbox", "--disable-gpu"],
  });
}

// A page on which `show` draws the figures of a study `width` wide.
export async function open(browser) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 20px; font: 17px/1.55 system-ui, "Noto Sans CJK SC", sans-serif; }
    .figure { margin-bottom: 30px; }</style><body></body>`);
  for (const script of scripts) await page.addScriptTag({ content: script });
  return page;
}

export async function show(page, study, { width, dark = false, live = true, only = "" }) {
  return page.evaluate(({ study, width, dark, live, only }) => {
    document.body.innerHTML = "";
    document.body.style.background = dark ? "#15181c" : "#ffffff";
    const drawn = [];
    for (const analysis of Object.keys(study)) {
      for (const figure of resettle.figures(analysis)) {
        const tables = study[analysis];
        if (only && figure.name !== only) continue;
        if (figure.nothing(tables)) continue;
        const view = { width: figure.wide ? width : Math.min(width, 720), dark, live };
        const place = document.createElement("div");
        place.className = "figure";
        place.dataset.figure = figure.name;
        place.style.width = `${view.width}px`;
        place.style.height = `${figure.height(tables, view)}px`;
        document.body.appendChild(place);
        echarts.init(place, null, { renderer: "svg" }).setOption(figure.option(tables, view));
        drawn.push(figure.name);
      }
    }
    return drawn;
  }, { study, width, dark, live, only });
}

// Words that cover one another or leave their figure: [figure, words, other words].
export async function collisions(page) {
  return page.evaluate(() => {
    const found = [];
    for (const place of document.querySelectorAll(".figure")) {
      const frame = place.getBoundingClientRect();
      const boxes = Array.from(place.querySelectorAll("text"), (text) => {
        const box = text.getBoundingClientRect();
        return { words: text.textContent, left: box.left, right: box.right,
          // Letters fill about two thirds of their line.
          top: box.top + box.height / 6, bottom: box.bottom - box.height / 6 };
      }).filter((box) => box.right > box.left && box.words.trim() !== "");
      boxes.forEach((a, i) => {
        if (a.left < frame.left - 3 || a.right > frame.right + 3 || a.top < frame.top - 3 ||
            a.bottom > frame.bottom + 3) {
          found.push([place.dataset.figure, a.words, "(outside)"]);
        }
        boxes.slice(i + 1).forEach((b) => {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 1 && down > 1) found.push([place.dataset.figure, a.words, b.words]);
        });
      });
    }
    return found;
  });
}
