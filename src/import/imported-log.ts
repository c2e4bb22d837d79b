import type { CalendarFit } from './fit-calendar.ts';
import type { ImportSettings } from './import-settings.ts';
import type { LogReading } from './inspect-log.ts';
import type { ItemFacts } from './item-facts.ts';
import type { OrderLines } from './order-lines.ts';
import type { ReadLog } from './read-log.ts';
import type { LogFormat } from './read-rows.ts';
import type { Regions } from './region-facts.ts';

/** Everything known of a log, before any file is written. */
export interface ImportedLog {
  /** Name of the model, kebab-case. */
  readonly name: string;
  readonly settings: ImportSettings;
  readonly format: LogFormat;
  readonly reading: LogReading;
  readonly read: ReadLog;
  readonly lines: OrderLines;
  readonly calendar: CalendarFit;
  /** Shares of the rows by hour of the day, sum 1; even when the log has no times. */
  readonly hours: readonly number[];
  readonly items: readonly ItemFacts[];
  readonly regions: Regions;
  /** Days before measuring starts, at most a quarter of the log. */
  readonly warmUpDays: number;
}
