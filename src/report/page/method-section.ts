import type { Result, SelectionReport } from '../../experiment/result.ts';
import { formatNumber, spellUnit } from '../format-number.ts';
import { kindLabel } from '../network-map.ts';
import { type Html, html } from './html.ts';

/** How the numbers came about and how to get them again. */
export function methodSection(result: Result): Html {
  const { model } = result;
  const count = (value: number): string => formatNumber(value, '', 0);
  const nodes = Object.entries(model.nodesByKind).map(
    ([kind, nodeCount]) => `${count(nodeCount)} × ${kindLabel(kind).toLowerCase()}`,
  );
  const facts: readonly (readonly [string, string | Html])[] = [
    ['Model', `${model.title} (${model.name})`],
    [
      'Size',
      `${counted(model.items, 'item')}, ${counted(model.regions, 'customer region')}; ${nodes.join(', ')}`,
    ],
    [
      'Policies',
      html`${result.policies.map((policy) => html`<p><strong>${policy.label}</strong>${policy.incumbent && result.policies.length > 1 ? ' (incumbent)' : ''}${policy.description === '' ? '' : `: ${policy.description}`}</p>`)}`,
    ],
    ['Time', timeText(result)],
    ['Replications', replicationText(result)],
    [
      'Intervals',
      'Two-sided 95 % Student intervals over replications. They cover chance, not the error of the model or of its inputs. Each candidate is compared with the incumbent on its own, unless a column or section says that it holds for all at once.',
    ],
    ...(result.procedures.length === 0 ? [] : [proceduresFact(result)]),
    ['Seed', html`<code>${result.seed}</code>`],
    ['Model hash', html`<code>${model.hash}</code>`],
    [
      'Reproduce',
      html`Echelon ${result.echelonVersion}, ${commandOf(result)} and this seed. The same version, model hash and seed give a byte-identical <code>result.json</code> on any number of workers; it holds a trace hash for each run.`,
    ],
  ];
  return html`<section><h2>How this was measured</h2><dl class="facts">${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl></section>`;
}

function counted(count: number, noun: string): string {
  return `${formatNumber(count, '', 0)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Which procedure gave which claim. */
function proceduresFact({ procedures }: Result): readonly [string, Html] {
  return [
    'Which procedure gave which claim',
    html`${procedures.map((sentence) => html`<p>${sentence}</p>`)}`,
  ];
}

/** The horizon is measured after the warm-up, not part of it. */
function timeText({ horizonDays, warmUpDays, model, steadyState }: Result): string {
  const count = (days: number): string => formatNumber(days, '', 0);
  if (steadyState !== undefined)
    return `${count(warmUpDays + horizonDays)} days from ${model.startDate}, recorded from the first on; the start that is dropped was found afterwards`;
  if (warmUpDays === 0) return `${count(horizonDays)} days from ${model.startDate}, all of them measured`;
  return `${count(warmUpDays + horizonDays)} days from ${model.startDate}: the first ${count(warmUpDays)} fill the network and are not counted, the ${count(horizonDays)} after them are measured`;
}

/** One policy is a run of a model; several are an experiment. */
function commandOf(result: Result): Html {
  if (result.sweep !== undefined)
    return html`<code>echelon sweep</code> on the experiment <code>${result.name}</code>`;
  return result.policies.length > 1
    ? html`<code>echelon compare</code> on the experiment <code>${result.name}</code>`
    : html`<code>echelon run</code> on the model <code>${result.model.name}</code>`;
}

function replicationText(result: Result): string {
  if (result.replications < 2)
    return 'One. A single run has no interval: use more replications before deciding.';
  if (result.selection !== undefined) return selectionText(result.selection);
  const runs = result.replications * result.cells.length;
  const pairing =
    result.policies.length > 1
      ? ' In each, every policy meets the same customers and lead times, and policies are compared pair by pair.'
      : '';
  return `${formatNumber(result.replications, '', 0)} per scenario and policy, ${formatNumber(runs, '', 0)} runs in all.${pairing}`;
}

/** A selection gives each policy as many replications as it needs. */
function selectionText({ procedure, policies }: SelectionReport): string {
  const counts = policies.map(({ replications }) => replications);
  const draws =
    procedure === 'KN'
      ? 'In each, every policy still in the race meets the same customers and lead times.'
      : 'Every policy draws its own customers and lead times.';
  return `${Math.min(...counts)} to ${Math.max(...counts)} per policy. ${draws}`;
}

/** Every metric in words. */
export function glossarySection(result: Result): Html {
  return html`<section><h2>What the metrics mean</h2><dl class="glossary">${result.metrics.map(
    (metric) =>
      html`<div><dt>${metric.label}${metric.unit === '' ? '' : ` [${spellUnit(metric.unit)}]`}</dt><dd>${metric.definition} <code>${metric.id}</code></dd></div>`,
  )}</dl></section>`;
}
