import type { ChartConfiguration, ScaleOptionsByType } from 'chart.js';
import { spellUnit } from '../format-number.ts';

type LinearOptions = { [key in keyof ScaleOptionsByType<'linear'>]?: unknown };

/** Text colour on white: contrast above 7:1. */
export const INK = '#1f2933';
const MUTED = '#52606d';
const GRID = '#e4e7eb';

/** The incumbent, then candidates. Okabe and Ito (2008), Color Universal Design: told apart by colour-blind readers. */
const POLICY_COLOURS = ['#5f7183', '#d55e00', '#0072b2', '#009e73', '#cc79a7'];

/** Cost lines and other parts, in stacking order; same source. */
const PART_COLOURS = ['#0072b2', '#56b4e9', '#009e73', '#e69f00', '#cc79a7', '#d55e00', '#4a4a4a', '#f0e442'];

/** Better, worse and unclear differences: blue and vermilion stay apart for every kind of colour vision. */
export const VERDICT_COLOURS = { better: '#0072b2', worse: '#d55e00', unclear: '#8b97a3' } as const;

/** Colour of the policy at a position of orderPolicies(); repeats after five. */
export function policyColour(position: number): string {
  return POLICY_COLOURS[position % POLICY_COLOURS.length];
}

/** Colour of a part of a stack; repeats after eight. */
export function partColour(position: number): string {
  return PART_COLOURS[position % PART_COLOURS.length];
}

/** The same colour, see-through: `opacity` in 0..1. */
export function fade(colour: string, opacity: number): string {
  const channel = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${opacity})`;
}

/**
 * A linear axis; shares print as percentages, with the decimals that the ticks of the drawn axis need.
 * @param title empty where the chart's own title names the metric; then the unit alone stands at the axis
 */
export function valueAxis(title: string, unit: string, more: LinearOptions = {}): object {
  return {
    type: 'linear',
    title: axisTitle(title === '' && unit !== '%' ? spellUnit(unit) : title),
    grid: { color: GRID, drawTicks: false },
    border: { display: false },
    ...more,
    ticks: {
      color: MUTED,
      padding: 8,
      maxTicksLimit: 7,
      maxRotation: 0,
      ...(unit === '%' ? { format: { style: 'percent', maximumFractionDigits: 1 } } : {}),
      ...((more.ticks as object | undefined) ?? {}),
    },
  };
}

/** A titled axis of names; `title` may be empty when the names speak for themselves. */
export function nameAxis(
  title: string,
  more: { readonly ticks?: object; readonly stacked?: boolean } = {},
): object {
  return {
    type: 'category',
    title: axisTitle(title),
    grid: { display: false },
    border: { color: GRID },
    ...more,
    ticks: { color: INK, padding: 6, autoSkip: false, maxRotation: 0, ...more.ticks },
  };
}

function axisTitle(text: string): object {
  return { display: text !== '', text, color: MUTED, padding: 6 };
}

/** Options that every chart shares; `scales` and `legend` are the chart's own. */
export function chartOptions(own: {
  readonly scales: object;
  readonly showsLegend: boolean;
  readonly more?: object;
}): NonNullable<ChartConfiguration['options']> {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    locale: 'en-US',
    scales: own.scales,
    plugins: {
      legend: {
        display: own.showsLegend,
        position: 'top',
        align: 'start',
        labels: { color: INK, usePointStyle: true, boxWidth: 8, boxHeight: 8, padding: 14 },
      },
    },
    ...own.more,
  } as NonNullable<ChartConfiguration['options']>;
}

/** Rounds to five significant digits, so that the page carries no noise digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(5));
}
