import type { PolicyInfo, Result, ScenarioInfo } from '../../experiment/result.ts';
import { costBreakdownConfig } from '../charts/cost-parts-config.ts';
import { differenceRows, differencesConfig } from '../charts/differences-config.ts';
import { inventoryConfig, onHandColumns } from '../charts/inventory-config.ts';
import { serviceConfig } from '../charts/service-config.ts';
import { candidatesOf, leadScenario, orderPolicies, speedsByDemand } from '../find-in-result.ts';
import { kindLabel } from '../network-map.ts';
import { PRACTICALLY_EQUAL_NOTE } from '../practical-difference.ts';
import { listWords, lowerFirst } from '../sentence-words.ts';
import { bestSection } from './best-section.ts';
import { chartFigure } from './chart-figure.ts';
import { type Html, html, NOTHING } from './html.ts';
import { mapSection } from './map-section.ts';
import { comparisonTableHtml, costTable, levelTable, serviceTable } from './scenario-tables.ts';
import { significanceDetails } from './significance-details.ts';
import { steadyStateSection } from './steady-state-section.ts';

/** Selector of the scenario; nothing when there is only one. Shown by the script, as it needs it. */
export function scenarioPicker(result: Result): Html {
  if (result.scenarios.length < 2) return NOTHING;
  const lead = leadScenario(result);
  const options = result.scenarios.map(
    (scenario) =>
      html`<option value="${scenario.id}"${scenario === lead ? html` selected` : NOTHING}>${scenario.label}</option>`,
  );
  return html`<div class="picker" hidden><label for="scenario">Scenario</label><select id="scenario">${options}</select></div>`;
}

/** Everything about one scenario: differences, cost, service, inventory, map. */
export function scenarioSection(result: Result, scenario: ScenarioInfo): Html {
  const suffix = result.scenarios.length > 1 ? `, ${scenario.label}` : '';
  const key = result.scenarios.indexOf(scenario);
  const policies = orderPolicies(result).length;
  return html`<div data-scenario="${scenario.id}">
${differences(result, scenario, suffix)}
${bestSection(result, scenario, suffix)}
<section><h2>${`Where the cost comes from${suffix}`}</h2>
<div class="grid">${chartFigure({ id: `cost-${key}`, title: 'Cost per unit by cost line', subtitle: runsNote(result), config: costBreakdownConfig(result, scenario.id) }, 130 + 76 * policies)}</div>
${costTable(result, scenario)}</section>
${service(result, scenario, suffix)}
${inventory(result, scenario, suffix)}
${mapSection(result, scenario, suffix)}
${steadyStateSection(result, scenario, suffix)}
</div>`;
}

function service(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const { asked, unasked } = speedsByDemand(result, scenario.id);
  if (asked.length === 0) return NOTHING;
  const config = serviceConfig(result, scenario.id);
  const chart = chartFigure(
    {
      id: `service-${result.scenarios.indexOf(scenario)}`,
      title: 'Promises not kept',
      subtitle: 'Share of units demanded that came after their promise or not at all',
      config,
    },
    120 + asked.length * (24 * result.policies.length + 14),
  );
  const notes = [
    ...(config === undefined ? ['Every promise was kept.'] : []),
    ...(unasked.length === 0
      ? []
      : [`No demand asked for ${listWords(unasked.map(({ label }) => lowerFirst(label)))} here.`]),
  ];
  return html`<section><h2>${`Service by promised speed${suffix}`}</h2>
${notes.length === 0 ? NOTHING : html`<p class="note">${notes.join(' ')}</p>`}
<div class="grid">${chart}</div>
${serviceTable(result, scenario)}</section>`;
}

function differences(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const [incumbent] = orderPolicies(result);
  const candidates = candidatesOf(result);
  if (!result.comparisons.some((comparison) => comparison.scenario === scenario.id)) {
    return html`<section><h2>${`All metrics${suffix}`}</h2>${levelTable(result, scenario)}</section>`;
  }
  return html`${candidates.map(
    (candidate) => html`<section><h2>${`${candidate.label} against ${incumbent.label}${suffix}`}</h2>
<p class="note">${pairingNote(result, candidate)}</p>
<div class="grid">${chartFigure(
      {
        id: `differences-${result.scenarios.indexOf(scenario)}-${candidate.id}`,
        title: 'Relative differences',
        subtitle:
          'Dot: mean difference; bar: 95 % interval. Metrics that change by 100 % or more are in the table only.',
        config: differencesConfig(result, scenario.id, candidate.id),
      },
      110 + 27 * differenceRows(result, scenario.id, candidate.id).length,
    )}</div>
${comparisonTableHtml(result, scenario, candidate)}
${significanceDetails(result, scenario, candidate)}</section>`,
  )}`;
}

function pairingNote(result: Result, candidate: PolicyInfo): string {
  const paired = result.comparisons.find(({ policy }) => policy === candidate.id)?.difference.n;
  const pairing =
    result.replications < 2
      ? 'A single replication: no interval can be given, so no difference is judged.'
      : `Differences are paired over ${paired ?? result.replications} replications in which both policies met the same customers and lead times. An interval that holds 0 is no clear difference. ${PRACTICALLY_EQUAL_NOTE}`;
  return candidate.description === '' ? pairing : `${candidate.description} ${pairing}`;
}

function runsNote(result: Result): string {
  return result.replications < 2 ? 'One replication' : `Mean of ${result.replications} replications`;
}

function inventory(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const whole = inventoryConfig(result, scenario.id);
  if (whole === undefined) return NOTHING;
  const key = result.scenarios.indexOf(scenario);
  const columns = onHandColumns(result);
  const layers = columns.length < 2 ? [] : columns;
  const note = `Daily, ${runsNote(result).toLowerCase()}`;
  return html`<section><h2>${`Inventory over time${suffix}`}</h2>
<div class="grid">${chartFigure({ id: `inventory-${key}`, title: 'Units on hand, whole network', subtitle: note, config: whole }, 320)}</div>
<div class="grid three">${layers.map((column) =>
    chartFigure(
      {
        id: `inventory-${key}-${column}`,
        title: `Units on hand: ${layerLabel(column)}`,
        subtitle: note,
        config: inventoryConfig(result, scenario.id, column),
      },
      240,
    ),
  )}</div></section>`;
}

/** `on-hand-dc` is the layer of distribution centers. */
function layerLabel(column: string): string {
  const label = kindLabel(column.replace(/^on-hand-/, ''));
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}s`;
}
