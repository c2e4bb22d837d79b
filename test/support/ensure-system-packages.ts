/*
 * Runs before the tests. Installs what they need from the system and only a system can give: a browser.
 * Never fails: without a browser the browser tests fail by themselves and say the same.
 */
import { spawnSync } from 'node:child_process';
import { BROWSER_MISSING, findBrowser } from './find-browser.ts';

if (findBrowser() === undefined) installBrowser();

function installBrowser(): void {
  if (isRootOnDebian()) {
    console.log('Installing chromium for the report tests (apt-get install -y chromium) ...');
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', 'chromium');
  }
  if (findBrowser() === undefined) console.error(BROWSER_MISSING);
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function aptGet(...words: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const outcome = spawnSync('apt-get', ['-q', ...words], { encoding: 'utf8', env: environment });
  if (outcome.status !== 0) console.error(`apt-get ${words.join(' ')} failed:\n${outcome.stderr}`);
}
