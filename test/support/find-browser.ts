import { existsSync } from 'node:fs';

/** Where Debian's chromium is after `apt-get install -y chromium`. */
export const DEBIAN_CHROMIUM = '/usr/bin/chromium';

const KNOWN_PLACES = [
  DEBIAN_CHROMIUM,
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium or Chrome to drive in test/browser; CHROMIUM_PATH comes first. Undefined when there is none. */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  return [...(chosen === undefined ? [] : [chosen]), ...KNOWN_PLACES].find((path) => existsSync(path));
}

/** What to tell someone whose machine has no browser. */
export const BROWSER_MISSING =
  'The report tests (test/browser) open reports in Chromium and found none. On Debian or Ubuntu: ' +
  'sudo apt-get install chromium. Elsewhere install Chromium or Chrome, or set CHROMIUM_PATH to its program file.';
