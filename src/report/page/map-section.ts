import type { Cell, Result, ScenarioInfo } from '../../experiment/result.ts';
import { findCell, orderPolicies } from '../find-in-result.ts';
import { formatNumber } from '../format-number.ts';
import { isMappable, kindColour, kindLabel, networkMap } from '../network-map.ts';
import { buildingTables } from './building-tables.ts';
import { type Html, html, NOTHING } from './html.ts';
import { table } from './scenario-tables.ts';

/** Where the stock stands: one map per policy on the same scale, and the numbers. Nothing when no node has coordinates or stock. */
export function mapSection(result: Result, scenario: ScenarioInfo, suffix: string): Html {
  const policies = orderPolicies(result);
  const cells = policies.map((policy) => findCell(result, scenario.id, policy.id));
  const mapped = cells.filter((cell) => cell !== undefined).filter(isMappable);
  const first = cells.find((cell) => cell !== undefined);
  if (first === undefined || first.nodes.length === 0) return NOTHING;
  const largest = Math.max(0, ...mapped.flatMap((cell) => cell.nodes.map((node) => node.meanOnHand)));
  const maps = policies.map((policy, position) => {
    const cell = cells[position];
    if (cell === undefined || !isMappable(cell)) return NOTHING;
    return html`<div class="card"><h3>${policy.label}</h3><p>Area of a disc: mean units on hand</p>${networkMap(cell, largest)}${keys(cell)}</div>`;
  });
  return html`<section><h2>${`Where the stock stands${suffix}`}</h2>
${mapped.length === 0 ? NOTHING : html`<div class="grid two">${maps}</div>`}
<details${mapped.length === 0 ? html` open` : NOTHING}><summary>Stock by node</summary>${nodeTable(result, cells)}</details>${buildingTables(result, scenario)}</section>`;
}

function keys(cell: Cell): Html {
  const kinds = [...new Set(cell.nodes.map((node) => node.kind))];
  return html`<ul class="keys">${kinds.map(
    (kind) =>
      html`<li><i class="${kind === 'vendor' ? 'square' : 'disc'}" style="background:${kindColour(kind)}"></i>${kindLabel(kind)}</li>`,
  )}</ul>`;
}

function nodeTable(result: Result, cells: readonly (Cell | undefined)[]): Html {
  const policies = orderPolicies(result);
  const nodes = (cells.find((cell) => cell !== undefined)?.nodes ?? []).filter(
    (node) => node.kind !== 'vendor',
  );
  const rows = nodes.map(({ id, kind }) => {
    const values = cells.map((cell) => {
      const node = cell?.nodes.find((candidate) => candidate.id === id);
      return html`<td>${formatNumber(node?.meanOnHand ?? null, 'units', 0)}</td><td>${formatNumber(node?.daysOfCover ?? null, 'days', 1)}</td>`;
    });
    return html`<tr><th scope="row">${id}</th><td class="text">${kindLabel(kind)}</td>${values}</tr>`;
  });
  return table(
    html`<tr><th scope="col">Node</th><th scope="col" class="text">Kind</th>${policies.map(
      (policy) =>
        html`<th scope="col">${policy.label}<br>units on hand</th><th scope="col">${policy.label}<br>days of cover</th>`,
    )}</tr>`,
    rows,
  );
}
