import type {
  Cell,
  Comparison,
  DailySeries,
  Estimate,
  MetricInfo,
  NodeResult,
  PolicyInfo,
  Result,
  ScenarioInfo,
  SpeedResult,
} from '../../src/experiment/result.ts';
import { judge } from '../../src/statistics/judge.ts';
import { pairedDifference } from '../../src/statistics/paired-difference.ts';
import { summarise } from '../../src/statistics/summarise.ts';
import { sampleMetrics, sampleNodes, samplePolicies, sampleSpeeds } from './sample-result-tables.ts';

/*
 * A result as an experiment would write it, made of smooth formulas: no simulation, no randomness.
 * Noise is a fixed wave over replications, so paired replications correlate as under common random numbers.
 */

export interface SampleOptions {
  /** 1 to 5; the first is the incumbent. Default 2. */
  readonly policyCount?: number;
  /** Shares of one-day demand, one scenario each. Default 10, 20, 30, 40, 50 %. */
  readonly shares?: readonly number[];
  /** Default 20. */
  readonly replications?: number;
  /** False leaves `curve` and every `x` out. Default true. */
  readonly hasCurve?: boolean;
  /** Days in all: warm-up (a fifth, 91 at most) and horizon. Default 456. */
  readonly dayCount?: number;
}

/** Builds the result; the same options give the same bytes. */
export function sampleResult(options: SampleOptions = {}): Result {
  const {
    policyCount = 2,
    shares = [0.1, 0.2, 0.3, 0.4, 0.5],
    replications = 20,
    hasCurve = true,
    dayCount = 456,
  } = options;
  const warmUpDays = Math.min(91, Math.floor(dayCount / 5));
  const policies = samplePolicies.slice(0, policyCount);
  const scenarios: ScenarioInfo[] = shares.map((share) => ({
    id: `share-${share * 100}`,
    label: `${share * 100} % one-day`,
    ...(hasCurve ? { x: share } : {}),
  }));
  const cells = shares.flatMap((share, scenario) =>
    policies.map((policy, policyIndex) =>
      cellOf({ share, policyIndex, replications, dayCount, scenario: scenarios[scenario], policy }),
    ),
  );
  return {
    format: 'echelon-result/1',
    echelonVersion: '0.1.0',
    name: 'one-day',
    title: 'What a one-day promise takes',
    description:
      'Regional placement of stock against one national plan, as the share of demand that is promised in one day grows.',
    model: {
      name: 'retail-us',
      title: 'Large general retailer, contiguous United States',
      hash: '9f2c41d07be83a65',
      currency: 'USD',
      distanceUnit: 'mile',
      startDate: '2026-01-01',
      items: 240,
      regions: 99,
      nodesByKind: { vendor: 3, dc: 3, fc: 8, 'same-day': 3 },
    },
    seed: 'one-day-2026',
    replications,
    horizonDays: dayCount - warmUpDays,
    warmUpDays,
    ...(hasCurve ? { curve: { label: 'Share of demand promised in one day', xIsShare: true } } : {}),
    metrics: sampleMetrics,
    metricsOfInterest: [
      'total-cost-per-unit',
      'promise-met',
      'in-stock-rate',
      'days-of-cover',
      'shipping-cost-per-unit',
      'local-share',
    ],
    policies,
    scenarios,
    cells,
    comparisons: comparisonsOf(scenarios, policies, shares, replications),
    procedures: [],
  };
}

interface CellInput {
  readonly share: number;
  readonly policyIndex: number;
  readonly replications: number;
  readonly dayCount: number;
  readonly scenario: ScenarioInfo;
  readonly policy: PolicyInfo;
}

/** Expected value of every metric: the incumbent's inventory grows fast with the share, the candidates' slowly. */
function expectedValues(share: number, policyIndex: number): Record<string, number> {
  const placement = [0, 1, 0.55, 0.8, 0.3][policyIndex];
  const strain = share * (1 - 0.62 * placement);
  const cost: Record<string, number> = {
    'cost-holding-per-unit': 0.62 + 1.25 * strain,
    'cost-ordering-per-unit': 0.118 + 0.012 * placement,
    'cost-transport-per-unit': 0.74 + 0.21 * placement,
    'cost-shipping-per-unit': 5.15 + 2.35 * strain - 0.28 * placement,
    'cost-backorder-per-unit': 0.031 + 0.11 * strain,
    'cost-late-per-unit': 0.052 + 0.48 * strain,
    'cost-lost-per-unit': 0.083 + 0.61 * strain ** 2,
  };
  const total = Object.values(cost).reduce((sum, value) => sum + value, 0);
  const daysOfCover = 31 + 42 * strain - 3 * placement;
  return {
    'total-cost-per-unit': total,
    ...cost,
    'promise-met': 0.978 - 0.135 * strain,
    'fill-rate': 0.986 - 0.05 * strain,
    'in-stock-rate': 0.971 - 0.04 * strain,
    'lost-share': 0.004 + 0.02 * strain,
    'late-share': 0.018 + 0.115 * strain,
    'local-share': 0.41 + 0.33 * placement - 0.1 * share,
    'days-of-cover': daysOfCover,
    turns: 365 / daysOfCover,
    'mean-on-hand': daysOfCover * 18_400,
    'mean-in-transit': 96_500 + 8_400 * placement,
    'shipping-cost-per-unit': cost['cost-shipping-per-unit'],
    'distance-per-unit': 612 - 240 * placement + 35 * share,
    'delivery-hours-p50': 41 - 18 * share - 4 * placement,
    'delivery-hours-p90': 66 - 9 * share - 5 * placement,
    'units-demanded': 6_716_000,
  };
}

/** One value per replication: a wave common to all policies (the same customers) plus a small one of their own. */
function replicationValues(
  metric: MetricInfo,
  expected: number,
  input: { policyIndex: number; replications: number },
): number[] {
  const isCost = metric.group === 'cost' || metric.group === 'headline';
  const phase = isCost ? 3 : metric.id.length;
  const size = metric.unit === '%' ? 0.006 : 0.05;
  const isOutside = metric.id === 'units-demanded';
  return Array.from({ length: input.replications }, (_, replication) => {
    const common = Math.sin(1.7 * replication + phase) * size;
    const own = isOutside ? 0 : Math.sin(2.9 * replication + 5 * input.policyIndex + phase) * size * 0.6;
    return expected * (1 + common + own);
  });
}

function comparisonsOf(
  scenarios: readonly ScenarioInfo[],
  policies: readonly PolicyInfo[],
  shares: readonly number[],
  replications: number,
): Comparison[] {
  return scenarios.flatMap((scenario, scenarioIndex) =>
    policies.slice(1).flatMap((policy, index) =>
      sampleMetrics.map((metric): Comparison => {
        const valuesOf = (policyIndex: number): number[] =>
          replicationValues(metric, expectedValues(shares[scenarioIndex], policyIndex)[metric.id], {
            policyIndex,
            replications,
          });
        const incumbent = valuesOf(0);
        const candidate = valuesOf(index + 1);
        const { difference, correlation } = pairedDifference(candidate, incumbent);
        const base = summarise(incumbent);
        return {
          scenario: scenario.id,
          policy: policy.id,
          metric: metric.id,
          incumbent: base,
          candidate: summarise(candidate),
          difference,
          relative: base.mean === 0 ? null : difference.mean / base.mean,
          correlation,
          verdict: judge(difference, metric.better),
          savedByCommonNumbers: null,
          pValue: null,
        };
      }),
    ),
  );
}

function cellOf(input: CellInput): Cell {
  const expected = expectedValues(input.share, input.policyIndex);
  const estimates: Record<string, Estimate> = {};
  for (const metric of sampleMetrics)
    estimates[metric.id] = summarise(replicationValues(metric, expected[metric.id], input));
  return {
    scenario: input.scenario.id,
    policy: input.policy.id,
    traceHashes: Array.from({ length: input.replications }, (_, replication) =>
      (0x1f3a_5c71 + replication * 7_919 + input.policyIndex).toString(16).padStart(16, '0'),
    ),
    estimates,
    nodes: nodesOf(expected, input.policyIndex),
    speeds: speedsOf(expected, input.share),
    daily: dailyOf(expected, input),
  };
}

function nodesOf(expected: Record<string, number>, policyIndex: number): NodeResult[] {
  const placement = [0, 1, 0.55, 0.8, 0.3][policyIndex];
  return sampleNodes.map((node) => {
    const weight = node.national + (node.regional - node.national) * placement;
    const meanOnHand = expected['mean-on-hand'] * weight;
    return {
      id: node.id,
      kind: node.kind,
      latitude: node.latitude,
      longitude: node.longitude,
      unitsShipped:
        node.kind === 'fc' || node.kind === 'same-day' ? expected['units-demanded'] * weight * 1.4 : 0,
      meanOnHand,
      meanInTransit: expected['mean-in-transit'] * weight,
      meanBackorders: meanOnHand * 0.0011,
      daysOfCover: node.kind === 'vendor' ? null : expected['days-of-cover'] * (0.8 + weight),
      holdingCost: meanOnHand * 2.4,
      shippingCost: expected['cost-shipping-per-unit'] * expected['units-demanded'] * weight,
    };
  });
}

function speedsOf(expected: Record<string, number>, share: number): SpeedResult[] {
  const late = expected['late-share'];
  return sampleSpeeds.map((speed) => {
    const lateShare = late * speed.strain;
    const lost = expected['lost-share'] * speed.strain;
    return {
      id: speed.id,
      label: speed.label,
      deadlineHours: speed.deadlineHours,
      unitsDemanded: expected['units-demanded'] * (speed.id === 'one-day' ? share : (1 - share) * speed.rest),
      fillRate: 1 - lost - lateShare / 3,
      promiseMet: 1 - lost - lateShare,
      late: lateShare,
      lost,
      deliveryHoursP50: speed.deadlineHours * 0.71,
      deliveryHoursP90: speed.deadlineHours * (0.93 + lateShare),
      deliveryHoursP99: speed.deadlineHours * (1.05 + 3 * lateShare),
    };
  });
}

function dailyOf(expected: Record<string, number>, input: CellInput): DailySeries {
  const day = Array.from({ length: input.dayCount }, (_, index) => index);
  const season = (index: number): number =>
    1 + 0.12 * Math.sin((2 * Math.PI * (index - 60)) / 365) + 0.006 * Math.sin((2 * Math.PI * index) / 7);
  const start = (index: number): number => 1 - 0.35 * Math.exp(-index / 25);
  const series = (level: number): number[] => day.map((index) => level * season(index) * start(index));
  const onHand = expected['mean-on-hand'];
  const fcShare = [0.44, 0.56, 0.5, 0.53, 0.47][input.policyIndex];
  const demanded = expected['units-demanded'] / 365;
  return {
    day,
    columns: {
      'units-demanded': series(demanded),
      'units-shipped': series(demanded * expected['fill-rate']),
      'units-lost': series(demanded * expected['lost-share']),
      'on-hand-dc': series(onHand * (0.94 - fcShare)),
      'on-hand-fc': series(onHand * fcShare),
      'on-hand-same-day': series(onHand * 0.06),
      'in-transit': series(expected['mean-in-transit']),
      backorders: series(onHand * 0.0011),
      cost: series(demanded * expected['total-cost-per-unit']),
    },
  };
}
