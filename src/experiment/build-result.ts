import { definedFields } from '../model/defined-fields.ts';
import type { Model } from '../model/model.ts';
import { clockText } from '../network/cut-offs.ts';
import type { Network } from '../network/network.ts';
import type { Metric } from '../observation/metric.ts';
import { DAILY_COLUMNS } from '../simulation/daily-series.ts';
import { compareWithBest } from '../statistics/compare-with-best.ts';
import { experimentMetrics } from './align-metrics.ts';
import type { CampaignCell } from './campaign-cell.ts';
import type { CellBreakdown, SpeedField } from './cell-breakdown.ts';
import { comparePolicies, estimateMetrics } from './compare-policies.ts';
import type { ExecutedCampaign } from './execute-campaign.ts';
import type { Experiment } from './experiment.ts';
import { metricParts, metricValues } from './metric-samples.ts';
import { nodeFigureInfos, nodeResult } from './node-results.ts';
import { proceduresUsed } from './procedures-used.ts';
import {
  type BestComparison,
  type Cell,
  type Comparison,
  RESULT_FORMAT,
  type Result,
  type SpeedResult,
} from './result.ts';
import { sweepReport } from './sweep-report.ts';

/** Reduces the rows of a campaign, given in order, to estimates and paired comparisons. */
export function buildResult(
  experiment: Experiment,
  networks: readonly Network[],
  { rows, cells, replications, stopping, selection, steadyState }: ExecutedCampaign,
  echelonVersion: string,
): Result {
  const { model } = networks[0];
  const metrics = experimentMetrics(networks);
  // OCBA draws independently for each policy: its runs cannot be paired.
  const isPaired = selection?.procedure !== 'OCBA';
  const comparisons = [...experiment.scenarios.keys()].flatMap((scenario) =>
    isPaired ? compareScenario(experiment, metrics, cells, scenario) : [],
  );
  return {
    format: RESULT_FORMAT,
    echelonVersion,
    name: experiment.name,
    title: experiment.title === '' ? model.title : experiment.title,
    description: experiment.description === '' ? model.description : experiment.description,
    model: modelFacts(model),
    seed: experiment.seed,
    replications,
    horizonDays: model.horizonDays,
    warmUpDays: model.warmUpDays,
    ...(experiment.curve === undefined ? {} : { curve: experiment.curve }),
    metrics: metrics.map(({ id, label, unit, better, definition, group }) => ({
      id,
      label,
      unit,
      better,
      definition,
      group,
    })),
    ...definedFields({ nodeFigures: nodeFigureInfos(networks) }),
    metricsOfInterest: experiment.metricsOfInterest,
    policies: experiment.policies.map(({ id, label, description }, policy) => ({
      id,
      label,
      description,
      incumbent: policy === experiment.incumbent,
    })),
    scenarios: experiment.scenarios.map(({ id, label, x }) => ({
      id,
      label,
      ...(x === undefined ? {} : { x }),
    })),
    cells: cells.map((cell) => buildCell(experiment, networks[cell.scenario], metrics, cell)),
    comparisons,
    ...definedFields({
      stopping,
      selection,
      steadyState,
      sweep: experiment.sweep && sweepReport(experiment, experiment.sweep, metrics, rows),
      best: bestComparisons(experiment, metrics, cells),
    }),
    procedures: proceduresUsed(experiment, comparisons, { networks, steadyState: steadyState ?? [] }),
  };
}

function modelFacts(model: Model): Result['model'] {
  const nodesByKind: Record<string, number> = {};
  for (const node of model.nodes) nodesByKind[node.kind] = (nodesByKind[node.kind] ?? 0) + 1;
  return {
    name: model.name,
    title: model.title,
    hash: model.hash,
    currency: model.currency,
    distanceUnit: model.distanceUnit,
    startDate: model.startDate,
    items: model.items.length,
    regions: model.regions.length,
    nodesByKind,
  };
}

function buildCell(
  experiment: Experiment,
  network: Network,
  metrics: readonly Metric[],
  { scenario, policy, rows, breakdown }: CampaignCell,
): Cell {
  const columns = Object.fromEntries(
    DAILY_COLUMNS.map((name, column) => [name, breakdown.dailyMeans(column)]),
  );
  return {
    scenario: experiment.scenarios[scenario].id,
    policy: experiment.policies[policy].id,
    traceHashes: rows.map((row) => row.traceHash),
    estimates: estimateMetrics(rows, metrics),
    nodes: network.model.nodes
      .filter((node) => node.kind !== 'vendor')
      .map((_, site) => nodeResult(network, breakdown, site)),
    speeds: network.model.speeds.map((_, speed) => speedResult(network, breakdown, speed)),
    daily: { day: columns[DAILY_COLUMNS[0]].map((_, day) => day), columns },
  };
}

function speedResult(network: Network, { speeds }: CellBreakdown, speed: number): SpeedResult {
  const spec = network.model.speeds[speed];
  const mean = (field: SpeedField): number | null => {
    const value = speeds.mean(speed, field);
    return Number.isFinite(value) ? value : null;
  };
  return {
    id: spec.id,
    label: spec.id,
    deadlineHours: spec.deadlineSeconds / 3600,
    ...definedFields({
      deliverBy: spec.deliverBy && { days: spec.deliverBy.days, at: clockText(spec.deliverBy.atSecond) },
    }),
    unitsDemanded: mean('unitsDemanded') ?? 0,
    fillRate: mean('fillRate'),
    promiseMet: mean('promiseMet'),
    late: mean('late'),
    lost: mean('lost'),
    deliveryHoursP50: mean('deliveryHoursP50'),
    deliveryHoursP90: mean('deliveryHoursP90'),
    deliveryHoursP99: mean('deliveryHoursP99'),
  };
}

/** Every policy against the best of the others, for the metrics of interest that have a better direction. */
function bestComparisons(
  experiment: Experiment,
  metrics: readonly Metric[],
  cells: readonly CampaignCell[],
): BestComparison[] | undefined {
  if (experiment.policies.length < 3 || experiment.selection !== undefined) return undefined;
  return [...experiment.scenarios.keys()].flatMap((scenario) =>
    metrics.flatMap((metric, index) => {
      if (metric.better === 'neither' || !experiment.metricsOfInterest.includes(metric.id)) return [];
      const own = cells.filter((cell) => cell.scenario === scenario);
      const parts = own.flatMap((cell) => metricParts(cell.rows, index) ?? []);
      if (parts.length < own.length || own[0].rows.length < 2) return [];
      const compared = compareWithBest(parts.map(metricValues), metric.better);
      return {
        scenario: experiment.scenarios[scenario].id,
        metric: metric.id,
        procedure:
          'multiple comparisons with the best (Hsu 1984; Bonferroni over paired differences, Nelson and Matejcik 1995)',
        maybeBest: compared.flatMap(({ verdict }, policy) =>
          verdict === 'rejected' ? [] : experiment.policies[policy].id,
        ),
        rows: compared.map(({ difference, lower, upper }, policy) => ({
          policy: experiment.policies[policy].id,
          difference,
          lower,
          upper,
        })),
      };
    }),
  );
}

/** The candidates of one scenario against its incumbent, over the replications that both have. */
function compareScenario(
  experiment: Experiment,
  metrics: readonly Metric[],
  cells: readonly CampaignCell[],
  scenario: number,
): Comparison[] {
  const named = cells
    .filter((cell) => cell.scenario === scenario)
    .map(({ policy, rows }) => ({
      scenario: experiment.scenarios[scenario].id,
      policy: experiment.policies[policy].id,
      rows,
    }));
  const candidates = named.filter((_, policy) => policy !== experiment.incumbent);
  return comparePolicies(named[experiment.incumbent], candidates, {
    metrics,
    metricsOfInterest: experiment.metricsOfInterest,
    usesControls: experiment.usesControls,
  });
}
