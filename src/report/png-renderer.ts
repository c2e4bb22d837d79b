import { createRequire } from 'node:module';
import type { Chart, ChartConfiguration, Scale, Tick } from 'chart.js';
import { percentTick } from './charts/percent-tick.ts';
import type { ReportChart } from './charts/report-chart.ts';

const FONT = 'Inter';
/** Layout size [CSS pixels]; twice as many pixels are drawn, 1600 x 900. */
const SIZE = { width: 800, height: 450 } as const;
const PIXEL_RATIO = 2;
const LEGEND_GAP = 10;

/** Draws one chart as PNG bytes. */
export type PngRenderer = (chart: ReportChart) => Uint8Array;

/**
 * Loads chartjs-node-canvas and its native canvas. Loaded here and not at the top of the module because the binding
 * may be missing on a reader's machine, and the HTML report must not depend on it.
 * @throws whatever the native module throws when it cannot be loaded
 */
export async function loadPngRenderer(): Promise<PngRenderer> {
  const { ChartJSNodeCanvas } = await import('chartjs-node-canvas');
  const renderer = new ChartJSNodeCanvas({
    ...SIZE,
    backgroundColour: '#ffffff',
    chartCallback: (Chart) => {
      Chart.defaults.font.family = FONT;
      Chart.defaults.font.size = 13;
      const { ticks } = Chart.defaults.scales.linear;
      ticks.callback = tickText(ticks.callback);
      Chart.register({ id: 'legend-gap', beforeInit: widenLegend });
    },
  });
  registerFonts();
  return (chart) => renderer.renderToBufferSync(slideConfig(chart));
}

/** The part of @napi-rs/canvas that chartjs-node-canvas does not pass on: its own registerFont expects node-canvas. */
interface FontRegistry {
  readonly GlobalFonts?: { registerFromPath(path: string, family: string): unknown };
}

/** A bare machine may have no font at all, so the chart's font comes from a package. */
function registerFonts(): void {
  const locate = createRequire(import.meta.url);
  const canvas: FontRegistry = createRequire(locate.resolve('chartjs-node-canvas'))('canvas');
  for (const weight of ['400', '600']) {
    canvas.GlobalFonts?.registerFromPath(
      locate.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
      FONT,
    );
  }
}

/** The chart's configuration with title, subtitle and margins for a slide; the original is left as it was. */
function slideConfig(chart: ReportChart): ChartConfiguration {
  const config = structuredClone(chart.config);
  const { plugins } = config.options ?? {};
  const heading = { display: true, align: 'start', color: '#1f2933' } as const;
  return {
    ...config,
    options: {
      ...config.options,
      devicePixelRatio: PIXEL_RATIO,
      layout: { padding: { left: 20, right: 32, top: 16, bottom: 16 } },
      plugins: {
        ...plugins,
        title: { ...heading, text: chart.title, font: { size: 20, weight: 600 }, padding: { bottom: 2 } },
        subtitle: {
          ...heading,
          text: chart.subtitle,
          color: '#52606d',
          font: { size: 13 },
          padding: { bottom: 10 },
        },
        legend: {
          ...plugins?.legend,
          labels: { ...plugins?.legend?.labels, filter: (item) => item.text !== '' },
        },
      },
    },
  };
}

interface TickFormat {
  readonly format?: { readonly style?: string };
}

type TickCallback = (this: Scale, value: number | string, index: number, ticks: Tick[]) => unknown;

/** Axis numbers in the report's form: a true minus sign, shares as percentages with the decimals they need. */
function tickText(
  numeric: TickCallback,
): (this: Scale, value: number | string, index: number, ticks: Tick[]) => string {
  return function (value, index, ticks) {
    const { ticks: tickOptions } = this.options as { readonly ticks?: TickFormat };
    if (tickOptions?.format?.style === 'percent') return percentTick(Number(value), ticks);
    return String(numeric.call(this, value, index, ticks)).replace('-', '−');
  };
}

/** Room between the legend and the first axis label, for which Chart.js has no option. */
function widenLegend(chart: Chart): void {
  const { legend } = chart;
  if (legend === undefined) return;
  const fitLegend = legend.fit.bind(legend);
  legend.fit = () => {
    fitLegend();
    legend.height += LEGEND_GAP;
  };
}
