import type { Result } from '../../experiment/result.ts';
import { landDefinition } from '../map-background.ts';
import type { Coordinates } from '../map-projection.ts';
import { curveSection } from './curve-section.ts';
import { type Html, html, NOTHING, trustedHtml } from './html.ts';
import { glossarySection, methodSection } from './method-section.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { scenarioPicker, scenarioSection } from './scenario-section.ts';
import { selectionSection } from './selection-section.ts';
import { stoppingSection } from './stopping-section.ts';
import { sweepSection } from './sweep-section.ts';
import { verdictSection } from './verdict-section.ts';

/** Nothing may be fetched: the page is one file that works offline. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/**
 * The whole report as one HTML document.
 * @param chartLibrary source text of Chart.js (UMD build), put into the page as it is
 */
export function reportPage(result: Result, chartLibrary: string): string {
  const title = result.title || result.model.title || result.name;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="generator" content="Echelon ${result.echelonVersion}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trustedHtml(pageStyle)}</style>
</head>
<body>
${landDefinition(placesOf(result))}
<header>
${result.model.title === title ? NOTHING : html`<p class="over">${result.model.title}</p>`}
<h1>${title}</h1>
${result.description === '' ? NOTHING : html`<p class="lead">${result.description}</p>`}
</header>
<main>
${verdictSection(result)}
<noscript><p class="note">The charts need JavaScript; all numbers are in the tables.</p></noscript>
${selectionSection(result)}
${sweepSection(result)}
${curveSection(result)}
${scenarioPicker(result)}
${result.scenarios.map((scenario) => scenarioSection(result, scenario))}
${stoppingSection(result)}
${methodSection(result)}
${glossarySection(result)}
</main>
<footer>Made with Echelon ${result.echelonVersion} from result.json in the same folder. Charts drawn with Chart.js (MIT licence). Outline of the United States: US Census Bureau.</footer>
<script>${inlineScript(chartLibrary)}</script>
<script>${inlineScript(pageScript)}</script>
</body>
</html>
`.html;
}

function placesOf(result: Result): readonly Coordinates[] {
  const nodes = result.cells[0]?.nodes ?? [];
  return nodes.flatMap(({ latitude, longitude }) =>
    latitude === undefined || longitude === undefined ? [] : [{ latitude, longitude }],
  );
}

/** Drops the pointer to a source map, which a browser would look for beside the page. */
function inlineScript(source: string): Html {
  return trustedHtml(
    source.replace(/\/\/# sourceMappingURL=.*\s*$/, '').replaceAll('</script', '<\\/script'),
  );
}
