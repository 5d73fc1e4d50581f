// Checks HTML reports in a real browser, without a window:
//
//	NODE_PATH=… node .ci/axe.cjs FILE.html…
//
// Each file is opened wide, narrow and narrower, light and dark, and as it
// prints. axe-core's rules for WCAG 2.2 AA and its good practice must find
// nothing, the page must not scroll sideways, and nothing but the file itself
// may be asked for. It installs nothing: the modules axe-core and
// puppeteer-core are found through NODE_PATH, the browser through $CHROMIUM or
// as chromium on the path. It ends with 1 where it found anything.
"use strict";
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const views = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 390, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 794, scheme: "light", media: "print", off: ["target-size"] },
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function check(browser, url, view) {
  const found = [];
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for axe alone; styled() looks at the file's own policy
  page.on("request", (r) => {
    if (r.url() !== url && !r.url().startsWith("data:")) found.push(`asks for ${r.url()}`);
  });
  page.on("console", (m) => found.push(`says on the console: ${m.text()}`));
  await page.setViewport({ width: view.width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
  if (view.media) await page.emulateMediaType(view.media);
  await page.goto(url);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (wide > view.width) found.push(`is ${wide} px wide and scrolls sideways`);
  await page.evaluate(axe);
  const rules = Object.fromEntries((view.off || []).map((name) => [name, { enabled: false }]));
  const options = { runOnly: tags, rules, resultTypes: ["violations"] };
  const result = await page.evaluate((o) => window.axe.run(document, o), options);
  for (const v of result.violations) {
    for (const n of v.nodes) found.push(`${v.id}: ${v.help}\n      ${n.target.join(" ")}\n      ${n.failureSummary.replace(/\s+/g, " ")}`);
  }
  await page.close();
  return found;
}

// styled tells whether the style is the one that the policy names; the page is
// bare otherwise.
async function styled(browser, url) {
  const page = await browser.newPage();
  const found = [];
  page.on("console", (m) => found.push(`says on the console: ${m.text()}`));
  await page.goto(url);
  const margin = await page.evaluate(() => getComputedStyle(document.body).marginTop);
  if (margin !== "0px") found.push("its own policy refuses its style");
  await page.close();
  return found;
}

async function main(files) {
  if (files.length === 0) {
    console.error("usage: node .ci/axe.cjs FILE.html…");
    return 2;
  }
  const chromium = process.env.CHROMIUM || execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], protocolTimeout: 600000 });
  let bad = 0;
  const report = (name, found) => {
    console.log(`${name}: ${found.length === 0 ? "nothing found" : `${found.length} found`}`);
    found.slice(0, 20).forEach((f) => console.log(`    ${f}`));
    bad += found.length;
  };
  try {
    for (const file of files) {
      const url = pathToFileURL(resolve(file)).href;
      report(`${file}, its policy`, await styled(browser, url));
      for (const view of views) {
        report(`${file}, ${view.width} px, ${view.scheme}${view.media ? ", " + view.media : ""}`, await check(browser, url, view));
      }
    }
  } finally {
    await browser.close();
  }
  return bad === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (err) => {
    console.error(err);
    process.exit(3);
  },
);
