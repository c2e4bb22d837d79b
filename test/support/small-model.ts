import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of a model that is small, uses most of the format, and has no mistake. */
export const SMALL_MODEL: Readonly<Record<string, string>> = {
  'model.yaml': `format: 1
name: small
horizon: 28 d
warm-up: 7 d
nodes:
  - {id: maker, kind: vendor}
  - {id: depot, kind: dc, latitude: 40, longitude: -75}
  - {id: shop, kind: fc, latitude: 41, longitude: -74, processing-time: 2 h}
regions:
  - {id: east, latitude: 40.7, longitude: -74, share: 0.75}
  - {id: west, latitude: 40.4, longitude: -80, share: 0.25}
items: items.csv
costs: {holding-rate: 0.25}
lanes:
  - {from: maker, to: depot, lead-time: {distribution: gamma, mean: 10, cv: 0.4}}
  - {from: depot, to: shop, lead-time: 2 d, items: [widget, gadget]}
speeds:
  - {id: next-day, deadline: 24 h, reach: 300 km, share: 0.4, when-short: late, late-cost: 2}
  - {id: standard, deadline: 72 h, share: 0.6, when-short: backorder, patience: 3 d}
outbound:
  zones: [150 km, 300 km]
  rates: rates.csv
demand:
  by-item: {process: {type: poisson}, size: 1}
  trace: orders.csv
initial-stock:
  - {item: widget, node: shop, units: 5}
policy:
  replenishment:
    - where: {kinds: [fc]}
      use: s-Q
      reorder-point: 10
      quantity: 20
      table: stocks.csv
`,
  'items.csv': `id,class,value,price,weight,daily-orders
widget,A,12.5,20,1.2 lb,3.2
gadget,B,3,5,200 g,1
`,
  'rates.csv': `speed,zone,transit,fixed,per-weight,from-weight
next-day,,20 h,6,0.35 /lb,
standard,,40 h,3,0.25 /lb,
standard,3,40 h,3,0.20 /lb,10 lb
`,
  'orders.csv': `time,item,region,quantity,speed,order
0.5,widget,east,2,next-day,a
2025-01-07T06:00:00,gadget,west,1,,b
`,
  'stocks.csv': `item,node,reorder-point
widget,shop,12
`,
};

/** A text of one file replaced by another; the text must be there. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Writes the small model with the edits made into a new folder, hands it to `use`, and removes it afterwards. */
export async function withSmallModel<T>(
  edits: readonly Edit[],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const files = { ...SMALL_MODEL };
  for (const { file, from, to } of edits) {
    if (!files[file].includes(from)) throw new Error(`${file} does not hold ${from}`);
    files[file] = files[file].replace(from, () => to);
  }
  return withFiles(files, use);
}

/** Writes files into a new folder, hands it to `use`, and removes it afterwards. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'echelon-model-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
