/** Style sheet of the report: system fonts, dark text on white, phone first, and a print form. */
export const pageStyle = `
:root { --ink: #1f2933; --muted: #52606d; --line: #dde2e8; --soft: #f5f7f9; --better: #0060a0; --worse: #b34700; --unclear: #52606d; --mixed: #7a5c00; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
main, header, footer { max-width: 1160px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 28px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; text-wrap: balance; }
h2 { text-wrap: balance; font-size: 1.3rem; line-height: 1.25; margin: 44px 0 4px; letter-spacing: -0.005em; }
h3 { font-size: 1rem; line-height: 1.3; margin: 0; }
p { margin: 0 0 8px; }
.muted, .note { color: var(--muted); }
.note { font-size: 0.875rem; max-width: 75ch; }
.note.after { margin-top: 12px; }
.caution { border-left: 4px solid #e69f00; padding: 4px 12px; max-width: 80ch; }
ul.plain { margin: 10px 0 0; padding-left: 20px; max-width: 90ch; } ul.plain li { margin: 4px 0; }
.over { font-size: 0.8125rem; font-weight: 600; color: var(--muted); margin: 0 0 4px; }
.lead { max-width: 75ch; color: var(--muted); }
.verdict { border-left: 5px solid var(--unclear); background: var(--soft); border-radius: 0 8px 8px 0; padding: 16px 18px; margin: 18px 0 0; }
.verdict.better { border-color: var(--better); }
.verdict.worse { border-color: var(--worse); }
.verdict.trade-off { border-color: #e69f00; }
.verdict .action { font-size: 1.375rem; font-weight: 650; line-height: 1.25; margin: 0 0 6px; text-wrap: balance; }
.verdict .sentence { font-size: 1.0625rem; max-width: 80ch; }
.verdict ul { margin: 6px 0 0; padding-left: 18px; color: var(--muted); font-size: 0.9375rem; }
.verdict.brief { margin-top: 10px; padding: 10px 18px; } .verdict.brief .action { font-size: 1.0625rem; margin: 0; } .verdict.brief .sentence { font-size: 0.9375rem; margin: 2px 0 0; max-width: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(158px, 1fr)); gap: 10px; margin: 16px 0 0; padding: 0; list-style: none; }
.tile { border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
.tile .name { font-size: 0.8125rem; color: var(--muted); line-height: 1.3; }
.tile .value { font-size: 1.5rem; font-weight: 650; line-height: 1.25; letter-spacing: -0.01em; }
.tile .value small { display: inline-block; white-space: nowrap; line-height: 1.2; font-size: 0.8125rem; font-weight: 400; color: var(--muted); letter-spacing: 0; }
.tiles + .note { margin-top: 8px; }
.tile .was { font-size: 0.8125rem; color: var(--muted); }
.word { font-weight: 600; white-space: nowrap; }
.word.better { color: var(--better); } .word.worse { color: var(--worse); } .word.unclear { color: var(--unclear); font-weight: 400; }
.grid { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; margin-top: 14px; }
.chart, .card { border: 1px solid var(--line); border-radius: 8px; padding: 14px 14px 10px; margin: 0; min-width: 0; break-inside: avoid; }
.chart p, .card > p { font-size: 0.8125rem; color: var(--muted); margin: 2px 0 8px; }
.canvas-box { position: relative; width: 100%; }
.scroll { overflow-x: auto; margin: 14px 0 0; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: right; padding: 7px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
th.text, td.text { text-align: left; } td .word.unclear { font-size: 0.8125rem; }
tbody tr:last-child th, tbody tr:last-child td { border-bottom: 0; }
thead th { color: var(--muted); font-weight: 600; background: var(--soft); vertical-align: bottom; }
tbody th { font-weight: 500; }
.building thead th { white-space: normal; min-width: 76px; line-height: 1.25; } .building thead small { display: block; }
tbody tr.total th, tbody tr.total td { font-weight: 650; border-top: 2px solid #9aa5b1; }
tbody tr.group th { color: var(--muted); font-size: 0.8125rem; font-weight: 600; background: var(--soft); }
td small, th small { color: var(--muted); font-weight: 400; font-size: 0.8125rem; }
.picker { position: sticky; top: 0; z-index: 2; background: #fff; border-bottom: 1px solid var(--line); margin-top: 40px; padding: 10px 0; display: flex; gap: 10px; align-items: center; }
.picker label { font-weight: 600; }
.picker select { font: inherit; color: inherit; background: #fff; padding: 6px 10px; border: 1px solid #9aa5b1; border-radius: 6px; max-width: 100%; min-width: 0; min-height: 40px; }
.picker select:focus-visible, summary:focus-visible { outline: 3px solid #56b4e9; outline-offset: 1px; }
.map { display: block; width: 100%; height: auto; overflow: visible; }
.map .coast, #land-united-states .coast { fill: none; stroke: #9aa5b1; stroke-width: 1; }
.map .border, #land-united-states .border { fill: none; stroke: #dde2e8; stroke-width: 0.8; }
.map circle, .map rect { fill-opacity: 0.62; stroke: #fff; stroke-width: 1; }
.map text { font: 11px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); paint-order: stroke; stroke: #fff; stroke-width: 2.5px; stroke-linejoin: round; }
.definitions { position: absolute; }
.keys { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 0.8125rem; list-style: none; margin: 8px 0 0; padding: 0; color: var(--muted); }
.keys i { display: inline-block; width: 10px; height: 10px; border-radius: 50%; margin-right: 6px; }
.keys i.square { border-radius: 0; }
.facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0; margin: 12px 0; }
.facts div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 12px; padding: 7px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
code { font: 0.875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
details { margin: 14px 0 0; } details.zeros { margin-top: 8px; font-size: 0.875rem; } details.zeros summary { font-weight: 400; color: var(--muted); } details.zeros p { color: var(--muted); margin: 2px 0 0 16px; max-width: 90ch; } summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
.glossary { columns: 1; } .glossary div { break-inside: avoid; padding: 6px 0; } .glossary dt { color: var(--ink); font-weight: 600; } .glossary code { white-space: nowrap; } .glossary dd { color: var(--muted); font-size: 0.9375rem; }
footer { color: var(--muted); font-size: 0.8125rem; padding-top: 32px; padding-bottom: 40px; }
[hidden] { display: none !important; }
@media (min-width: 820px) {
  main, header, footer { padding-left: 28px; padding-right: 28px; }
  h1 { font-size: 2.25rem; }
  .grid.two { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .grid.three { grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); }
  .facts div { grid-template-columns: minmax(0, 11em) minmax(0, 1fr); }
  .glossary { columns: 2; column-gap: 36px; }
}
@media (max-width: 819px) { .picker { padding: 8px 0; } tbody th, thead th:first-child { white-space: normal; min-width: 9.5em; } th, td { padding: 7px 8px; } }
@media (max-width: 479px) { .map text { display: none; } }
@media print {
  @page { margin: 14mm; }
  body { font-size: 11pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main, header, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .picker { display: none; }
  .grid.two { grid-template-columns: repeat(2, minmax(0, 1fr)); } .grid.three, .tiles { grid-template-columns: repeat(3, minmax(0, 1fr)); } .grid { gap: 12px; }
  .canvas-box { height: auto !important; } .canvas-box canvas { width: 100% !important; height: auto !important; }
  .facts div { grid-template-columns: 8em minmax(0, 1fr); } .glossary { columns: 2; column-gap: 24px; } .glossary dd { font-size: 9pt; }
  .scroll { overflow: visible; } table { font-size: 7.5pt; } th, td { padding: 2px 4px; } th { white-space: normal; } td small, th small, td .word.unclear, tbody tr.group th { font-size: inherit; }
  h2, h3, section > .note, tr.group { break-after: avoid; } tr, .note { break-inside: avoid; } .tiles + .note { break-before: avoid; } details.zeros { font-size: 8pt; }
}
`;
