import type { ChartConfiguration } from 'chart.js';

/** A chart as plain data: no functions inside, so that one configuration serves the page (as JSON) and the PNG. */
export interface ReportChart {
  /** Unique in the page; also the PNG's file name when `file` is absent. */
  readonly id: string;
  readonly title: string;
  /** What is shown, in which scenario, with which uncertainty. */
  readonly subtitle: string;
  readonly config: ChartConfiguration;
}

declare module 'chart.js' {
  interface ControllerDatasetOptions {
    /** Ready-made tooltip lines, one per point, with interval and unit. Without them a tooltip shows label and value. */
    tips?: readonly (string | null)[];
  }
}
