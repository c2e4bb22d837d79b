import type {
  NodeFigureInfo,
  NodeResult,
  PolicyInfo,
  Result,
  ScenarioInfo,
} from '../../experiment/result.ts';
import { findCell, orderPolicies } from '../find-in-result.ts';
import { formatNumber, spellUnit } from '../format-number.ts';
import { kindLabel } from '../network-map.ts';
import { type Html, html, NOTHING } from './html.ts';
import { table } from './scenario-tables.ts';

const PARTS: readonly { readonly part: NodeFigureInfo['part']; readonly title: string }[] = [
  { part: 'dock', title: 'Docks by node' },
  { part: 'storage', title: 'Storage rooms by node' },
  { part: 'outbound', title: 'Outbound work by node' },
];

/** How docks, rooms and shifts of each node were used: a table for each that some node of the scenario has. */
export function buildingTables(result: Result, scenario: ScenarioInfo): readonly Html[] {
  return PARTS.map(({ part, title }) => {
    const figures = (result.nodeFigures ?? []).filter((figure) => figure.part === part);
    const rows = figures.length === 0 ? [] : rowsOf(result, scenario, figures);
    if (rows.length === 0) return NOTHING;
    const heads = figures.map(
      ({ label, unit, definition }) =>
        html`<th scope="col" title="${definition}">${label} <small>${spellUnit(unit)}</small></th>`,
    );
    return html`<details class="building"><summary>${title}</summary>${table(
      html`<tr><th scope="col">Node</th><th scope="col" class="text">Kind</th><th scope="col" class="text">Policy</th>${heads}</tr>`,
      rows,
    )}</details>`;
  });
}

/** By node, then policy: what is compared stands together. */
function rowsOf(result: Result, scenario: ScenarioInfo, figures: readonly NodeFigureInfo[]): Html[] {
  const policies = orderPolicies(result);
  const ids = [
    ...new Set(policies.flatMap((policy) => nodesOf(result, scenario, policy).map(({ id }) => id))),
  ];
  return ids.flatMap((id) =>
    policies.flatMap((policy) => {
      const node = nodesOf(result, scenario, policy).find((candidate) => candidate.id === id);
      const values = figures.map((figure) => node?.figures?.[figure.id]);
      if (node === undefined || values.every((value) => value === undefined)) return [];
      const cells = figures.map((figure, column) => {
        return html`<td>${formatNumber(values[column] ?? null, figure.unit)}</td>`;
      });
      return [
        html`<tr><th scope="row">${id}</th><td class="text">${kindLabel(node.kind)}</td><td class="text">${policy.label}</td>${cells}</tr>`,
      ];
    }),
  );
}

function nodesOf(result: Result, scenario: ScenarioInfo, policy: PolicyInfo): readonly NodeResult[] {
  return findCell(result, scenario.id, policy.id)?.nodes ?? [];
}
