import type { DataReport, Quantiles, TopEntry } from './data-report.ts';

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** report.md: the data report for a reader. */
export function reportText(report: DataReport): string {
  const { rows, period, orders, items, calendar, fits } = report;
  return `# Data report: ${report.source}

${rows.read} rows read, ${rows.kept} kept, ${rows.setAside} set aside (each with its line and reason in set-aside.csv.gz).
${period.first} to ${period.last}: ${period.days} days, ${period.openDays} open. ${items.count} items, ${orders.count} orders, ${report.units} units${report.revenue === null ? '' : `, revenue ${report.revenue}`}.

## Columns and reading

${table(['meaning', 'header'], Object.entries(report.columns))}

${table(['setting', 'used'], Object.entries(report.reading))}

## Set aside

${
  report.setAside.length === 0
    ? 'Nothing.'
    : table(
        ['reason', 'rows', 'meaning', 'examples'],
        report.setAside.map(({ reason, rows: count, meaning, examples }) => [
          reason,
          count,
          meaning,
          examples.join('; '),
        ]),
      )
}

## Orders

${table(['per', 'mean', 'median', '90 %', '99 %', 'greatest'], [quantileRow('lines per order', orders.linesPerOrder), quantileRow('units per order line', report.unitsPerLine)])}

${orders.perOpenDay} orders per open day; ${percent(orders.singleLineShare)} of the orders have one line.

## Items

Classes by ${report.revenue === null ? 'units' : 'revenue'} (80 %, 95 %): A ${items.classes.A}, B ${items.classes.B}, C ${items.classes.C}. Top ten:

${topTable(items.top)}

Demand patterns by open day (Syntetos, Boylan and Croston 2005; interval 1.32, squared variation 0.49):

${table(['pattern', 'items'], Object.entries(report.patterns))}

## Regions

${topTable(report.regions)}

## Calendar

Busiest hours: ${calendar.busiestHours.map((hour) => `${hour}:00`).join(', ')}. Factors, mean 1:

${table(weekdayNames, [calendar.weekday])}

${table(monthNames, [calendar.months])}

## Fitted processes

Order lines of an item per day: intermittent when no day has more than one, negative binomial when a chi-square dispersion
test rejects Poisson at 1 %, else Poisson. Units per line: the sizes as seen; a geometric distribution when there are more
than 12 sizes and Kolmogorov's test does not reject it at 1 % (greatest distance of an accepted one ${fits.greatestSizeDistance}).
Each item's fit is in item-facts.csv. Fitted orders have one line each: baskets are only in the replayed log.

${table(['daily count', 'items'], Object.entries(fits.counts))}

${table(['units per line', 'items'], Object.entries(fits.sizes))}

## Checks

${table(
  ['check', 'verdict', 'found'],
  report.checks.map(({ name, verdict, found }) => [name, verdict, found]),
)}
`;
}

function quantileRow(name: string, { mean, p50, p90, p99, greatest }: Quantiles): (string | number)[] {
  return [name, Number(mean.toPrecision(4)), p50, p90, p99, greatest];
}

function topTable(entries: readonly TopEntry[]): string {
  return table(
    ['id', 'name', 'rows', 'units', 'revenue'],
    entries.map(({ id, name, rows, units, revenue }) => [id, name, rows, units, revenue ?? '']),
  );
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
