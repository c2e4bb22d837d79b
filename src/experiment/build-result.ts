import { definedFields } from '../model/defined-fields.ts';
import type { Model } from '../model/model.ts';
import type { Network } from '../network/network.ts';
import type { Metric } from '../observation/metric.ts';
import { DAILY_COLUMNS } from '../simulation/daily-series.ts';
import { compareWithBest } from '../statistics/compare-with-best.ts';
import { experimentMetrics } from './align-metrics.ts';
import { comparePolicies, estimateMetrics } from './compare-policies.ts';
import type { ExecutedCampaign } from './execute-campaign.ts';
import type { Experiment } from './experiment.ts';
import { metricParts, metricValues } from './metric-samples.ts';
import { proceduresUsed } from './procedures-used.ts';
import type { ReplicationRow } from './replication-row.ts';
import {
  type BestComparison,
  type Cell,
  type Comparison,
  type NodeResult,
  RESULT_FORMAT,
  type Result,
  type SpeedResult,
} from './result.ts';
import { sweepReport } from './sweep-report.ts';

/** Reduces the rows of a campaign, given in order, to estimates and paired comparisons. */
export function buildResult(
  experiment: Experiment,
  networks: readonly Network[],
  { rows, replications, stopping, selection, steadyState }: ExecutedCampaign,
  echelonVersion: string,
): Result {
  const { model } = networks[0];
  const metrics = experimentMetrics(networks);
  const blocks = experiment.scenarios.flatMap((_, scenario) =>
    experiment.policies.map((_, policy) => ({
      scenario,
      policy,
      rows: rows.filter((row) => row.scenario === scenario && row.policy === policy),
    })),
  );
  // OCBA draws independently for each policy: its runs cannot be paired.
  const isPaired = selection?.procedure !== 'OCBA';
  const comparisons = [...experiment.scenarios.keys()].flatMap((scenario) =>
    isPaired ? compareScenario(experiment, metrics, blocks, scenario) : [],
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
    cells: blocks.map((block) => buildCell(experiment, networks[block.scenario], metrics, block)),
    comparisons,
    ...definedFields({
      stopping,
      selection,
      steadyState,
      sweep: experiment.sweep && sweepReport(experiment, experiment.sweep, metrics, rows),
      best: bestComparisons(experiment, metrics, blocks),
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

interface Block {
  readonly scenario: number;
  readonly policy: number;
  readonly rows: readonly ReplicationRow[];
}

function buildCell(experiment: Experiment, network: Network, metrics: readonly Metric[], block: Block): Cell {
  const { rows } = block;
  const days = rows[0].daily[0].length;
  const columns: Record<string, readonly number[]> = {};
  for (const [column, name] of DAILY_COLUMNS.entries()) {
    columns[name] = Array.from({ length: days }, (_, day) => meanOf(rows, (row) => row.daily[column][day]));
  }
  return {
    scenario: experiment.scenarios[block.scenario].id,
    policy: experiment.policies[block.policy].id,
    traceHashes: rows.map((row) => row.traceHash),
    estimates: estimateMetrics(rows, metrics),
    nodes: network.model.nodes
      .filter((node) => node.kind !== 'vendor')
      .map((_, site) => nodeResult(network, rows, site)),
    speeds: network.model.speeds.map((_, speed) => speedResult(network, rows, speed)),
    daily: { day: Array.from({ length: days }, (_, day) => day), columns },
  };
}

function nodeResult(network: Network, rows: readonly ReplicationRow[], site: number): NodeResult {
  const { model } = network;
  const node = model.nodes[network.siteNode[site]];
  const mean = (
    field:
      | 'unitsShipped'
      | 'meanOnHand'
      | 'meanInTransit'
      | 'meanBackorders'
      | 'holdingCost'
      | 'shippingCost',
  ) => meanOf(rows, (row) => row.nodes[site][field]);
  const unitsShipped = mean('unitsShipped');
  const meanOnHand = mean('meanOnHand');
  return {
    id: node.id,
    kind: node.kind,
    ...(node.latitude === undefined ? {} : { latitude: node.latitude }),
    ...(node.longitude === undefined ? {} : { longitude: node.longitude }),
    unitsShipped,
    meanOnHand,
    meanInTransit: mean('meanInTransit'),
    meanBackorders: mean('meanBackorders'),
    daysOfCover: unitsShipped > 0 ? (meanOnHand * rows[0].days) / unitsShipped : null,
    holdingCost: mean('holdingCost'),
    shippingCost: mean('shippingCost'),
  };
}

function speedResult(network: Network, rows: readonly ReplicationRow[], speed: number): SpeedResult {
  const spec = network.model.speeds[speed];
  const mean = (field: keyof ReplicationRow['speeds'][number]) => {
    const value = meanOf(rows, (row) => Number(row.speeds[speed][field]));
    return Number.isFinite(value) ? value : null;
  };
  return {
    id: spec.id,
    label: spec.id,
    deadlineHours: spec.deadlineSeconds / 3600,
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
  blocks: readonly Block[],
): BestComparison[] | undefined {
  if (experiment.policies.length < 3 || experiment.selection !== undefined) return undefined;
  return [...experiment.scenarios.keys()].flatMap((scenario) =>
    metrics.flatMap((metric, index) => {
      if (metric.better === 'neither' || !experiment.metricsOfInterest.includes(metric.id)) return [];
      const own = blocks.filter((block) => block.scenario === scenario);
      const parts = own.flatMap((block) => metricParts(block.rows, index) ?? []);
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
  blocks: readonly Block[],
  scenario: number,
): Comparison[] {
  const named = blocks
    .filter((block) => block.scenario === scenario)
    .map((block) => ({
      scenario: experiment.scenarios[scenario].id,
      policy: experiment.policies[block.policy].id,
      rows: block.rows,
    }));
  const candidates = named.filter((_, policy) => policy !== experiment.incumbent);
  return comparePolicies(named[experiment.incumbent], candidates, {
    metrics,
    metricsOfInterest: experiment.metricsOfInterest,
    usesControls: experiment.usesControls,
  });
}

function meanOf(rows: readonly ReplicationRow[], read: (row: ReplicationRow) => number): number {
  return rows.reduce((sum, row) => sum + read(row), 0) / rows.length;
}
