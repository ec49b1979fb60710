// Opens pages in a headless browser as readers do: on light, in the dark, on a small telephone and
// on paper. Prints a JSON list of what is wrong with them: whatever axe finds by any of its rules,
// anything asked for from elsewhere, anything the page's own policy forbids, anything cut off.
//
// node page.mjs FOLDER-OF-NODE-MODULES BROWSER PAGE…

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, ...pages] = process.argv.slice(2);
const require = createRequire(modules);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const LOOKS = [
    { name: 'light', width: 1280, colorScheme: 'light', media: 'screen' },
    { name: 'dark', width: 1280, colorScheme: 'dark', media: 'screen' },
    { name: '320 px', width: 320, colorScheme: 'light', media: 'screen' },
    { name: '320 px, dark', width: 320, colorScheme: 'dark', media: 'screen' },
    // A4 without its margins; whoever prints may have a dark screen.
    { name: 'print', width: 642, colorScheme: 'dark', media: 'print' },
];

const faults = [];
const browser = await chromium.launch({
    executablePath,
    args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
    ],
});

for (const file of pages) {
    const page = await browser.newPage();
    const fault = (text) => faults.push(`${file}: ${text}`);
    const url = pathToFileURL(file).href;
    page.on('console', (message) => fault(`console: ${message.text()}`));
    page.on('pageerror', (error) => fault(`script: ${error}`));
    page.on('dialog', (dialog) => fault(`dialog: ${dialog.message()}`));
    page.on('request', (request) => request.url() === url || fault(`request: ${request.url()}`));
    await page.addInitScript(() => {
        window.forbidden = [];
        document.addEventListener('securitypolicyviolation', (event) =>
            window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.goto(url);
    for (const { name, width, colorScheme, media } of LOOKS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, media });
        const look = await page.evaluate(() => ({
            needs: document.documentElement.scrollWidth,
            dark: getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)',
        }));
        if (look.needs > width) fault(`${name}: ${look.needs} px wide`);
        const dark = media === 'screen' && colorScheme === 'dark';
        if (look.dark !== dark) fault(`${name}: dark is ${look.dark}`);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
            const rules = Object.fromEntries(
                window.axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
            const { violations, passes } = await window.axe.run(document, { rules });
            return { violations, passes: passes.length };
        });
        if (found.passes === 0) fault(`${name}: axe has looked at nothing`);
        for (const { id, help, nodes } of found.violations) {
            const at = nodes.slice(0, 5).map((node) => node.html.slice(0, 200)).join('\n  ');
            fault(`${name}: ${id}: ${help}\n  ${at}`);
        }
    }
    for (const text of await page.evaluate(() => window.forbidden)) fault(`policy: ${text}`);
    if (await page.evaluate(() => document.scripts.length)) fault('a script');
    await page.close();
}
await browser.close();
console.log(JSON.stringify(faults));
