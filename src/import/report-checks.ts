import type { ImportedLog } from './imported-log.ts';

/** One thing looked at: `look` asks the reader to judge, `ok` is settled. */
export interface ReportCheck {
  readonly name: string;
  readonly verdict: 'ok' | 'look';
  readonly found: string;
}

/** Doubts a careful reader would have about an order log, answered from the data. */
export function reportChecks(log: ImportedLog): ReportCheck[] {
  const { read, lines, items, regions } = log;
  const kept = read.log.line.length;
  const share = read.setAside.length / read.rowsRead;
  const renamed = items.filter(({ id, code }) => id !== code);
  const largest = largestLine(log);
  const gap = log.calendar.closures.reduce((most, { days }) => Math.max(most, days), 0);
  return [
    check(
      'every row is accounted for',
      kept + read.setAside.length === read.rowsRead,
      `${kept} kept + ${read.setAside.length} set aside = ${read.rowsRead} read`,
    ),
    check('few rows are set aside', share <= 0.1, `${percent(share)} of the rows`),
    check(
      'no row repeats another',
      read.repeatedRowCount === 0,
      `${read.repeatedRowCount} kept rows equal an earlier one; they stay in`,
    ),
    check(
      'an order has one time and region',
      read.movedRowCount + read.splitOrderCount === 0,
      `${read.movedRowCount} rows moved to their order's first row (within an hour); ${read.splitOrderCount} orders split off where an id came back later or for another region`,
    ),
    check(
      'item codes have one spelling',
      read.mergedSpellingCount === 0,
      `${read.mergedSpellingCount} spellings differ from another only in case and were merged`,
    ),
    check(
      'item codes fit the model format',
      renamed.length === 0,
      `${renamed.length} item codes renamed${renamed.length > 0 ? `, e.g. ${renamed[0].code} to ${renamed[0].id}` : ''}`,
    ),
    check(
      'regions are few',
      regions.mergedCount === 0,
      `${regions.mergedCount} small regions merged into other-regions`,
    ),
    check(
      'text is readable',
      read.badTextCount === 0,
      `${read.badTextCount} rows hold bytes that are no text in this encoding (--encoding latin1?)`,
    ),
    check(
      'no line dwarfs the rest',
      largest.share <= 0.01,
      `the largest line has ${largest.units} units, ${percent(largest.share)} of all (line ${largest.line})`,
    ),
    check('no long pause', gap <= 14, `longest run of closed days: ${gap}`),
    check(
      'a year or more',
      lines.dayCount >= 365,
      `${lines.dayCount} days: ${lines.dayCount >= 365 ? 'season can be told' : 'months cannot be told from trend'}`,
    ),
  ];
}

function check(name: string, isFine: boolean, found: string): ReportCheck {
  return { name, verdict: isFine ? 'ok' : 'look', found };
}

function largestLine({ read }: ImportedLog): { units: number; share: number; line: number } {
  const { quantity, line } = read.log;
  let largest = 0;
  let total = 0;
  quantity.forEach((units, row) => {
    total += units;
    if (units > quantity[largest]) largest = row;
  });
  return { units: quantity[largest], share: quantity[largest] / total, line: line[largest] };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
