// Opens the report's page in a real browser and watches what it asks for and complains about.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const report = resolve(process.env.RESETTLE_REPORT ?? "build/page-study/report");

if (!existsSync(`${report}/index.html`)) {
  throw new Error(`no page at ${report}: make one with \`resettle run\` or set RESETTLE_REPORT`);
}

export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}

export const scale = { phone: { width: 360, height: 780 }, desk: { width: 1400, height: 900 } };

// The page, with what it asked for besides itself and what it complained about.
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: scale.desk, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(`${report}/index.html`).href;
  const asked = [];
  const complaints = [];
  page.on("request", (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith("data:")) asked.push(url);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  return { page, context, asked, complaints };
}

export async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}
