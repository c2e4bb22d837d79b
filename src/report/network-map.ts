import type { Cell, NodeResult } from '../experiment/result.ts';
import { formatCompact, formatNumber } from './format-number.ts';
import { MAP_WIDTH, mapBackground, round } from './map-background.ts';
import type { Coordinates } from './map-projection.ts';
import { type Html, html } from './page/html.ts';

const LARGEST = 26;
const SMALLEST = 3.5;
/** Width of a letter of a label [drawing units], for keeping labels apart. */
const LETTER = 6.3;
const LINE = 11;

type PlacedNode = NodeResult & Coordinates;

/** What each kind of node is called and how it is drawn. Unknown kinds keep their own name. */
const KINDS: Readonly<Record<string, { readonly label: string; readonly colour: string }>> = {
  dc: { label: 'Distribution center', colour: '#0072b2' },
  fc: { label: 'Fulfillment center', colour: '#d55e00' },
  'same-day': { label: 'Same-day site', colour: '#009e73' },
  vendor: { label: 'Vendor', colour: '#4a4a4a' },
};

/** Name of a node kind for readers. */
export function kindLabel(kind: string): string {
  return KINDS[kind]?.label ?? kind;
}

/** Colour of a node kind on the map. */
export function kindColour(kind: string): string {
  return KINDS[kind]?.colour ?? '#cc79a7';
}

/** True when the cell has at least two nodes with coordinates. */
export function isMappable(cell: Cell): boolean {
  return placedNodes(cell).length >= 2;
}

/**
 * SVG map of one cell: the area of each disc is in proportion to the units on hand; vendors are small squares.
 * @param largestOnHand units that get the largest disc: the same for all maps that are compared
 */
export function networkMap(cell: Cell, largestOnHand: number): Html {
  const nodes = placedNodes(cell);
  const { toScreen, height, background } = mapBackground(nodes);
  const marks = nodes
    .map((node) => ({ node, ...toScreen(node), radius: radiusOf(node, largestOnHand) }))
    .toSorted((left, right) => right.radius - left.radius);
  const labels = placeLabels(marks, height);
  return html`<svg class="map" viewBox="0 0 ${MAP_WIDTH} ${height}" role="img" aria-label="Map of the network with units on hand at each node">
${background}
${marks.map(drawMark)}
${labels.map((label) => html`<text x="${round(label.x)}" y="${round(label.y)}" text-anchor="${label.anchor}">${label.text}</text>`)}
</svg>`;
}

interface Mark {
  readonly node: PlacedNode;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function placedNodes(cell: Cell): readonly PlacedNode[] {
  return cell.nodes.filter(
    (node): node is PlacedNode => node.latitude !== undefined && node.longitude !== undefined,
  );
}

function radiusOf(node: NodeResult, largestOnHand: number): number {
  return largestOnHand > 0
    ? Math.max(SMALLEST, LARGEST * Math.sqrt(node.meanOnHand / largestOnHand))
    : SMALLEST;
}

function drawMark({ node, x, y, radius }: Mark): Html {
  const cover = node.daysOfCover === null ? '' : `, ${formatNumber(node.daysOfCover, 'days')} days of cover`;
  const tip = `${node.id} (${kindLabel(node.kind)}): ${formatNumber(node.meanOnHand, 'units', 0)} units on hand${cover}`;
  const colour = kindColour(node.kind);
  if (node.kind === 'vendor') {
    return html`<rect x="${round(x - 4)}" y="${round(y - 4)}" width="8" height="8" fill="${colour}"><title>${tip}</title></rect>`;
  }
  return html`<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${colour}"><title>${tip}</title></circle>`;
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Largest discs first, each label right, left, below or above its disc where nothing stands yet; otherwise the tooltip has to do. */
function placeLabels(marks: readonly Mark[], height: number): readonly Label[] {
  const taken: Box[] = marks.map(({ x, y, radius }) => {
    const reach = radius * 0.8;
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
  const labels: Label[] = [];
  for (const mark of marks) {
    const text =
      mark.node.meanOnHand > 0 ? `${mark.node.id} ${formatCompact(mark.node.meanOnHand)}` : mark.node.id;
    const free = labelPositions(mark, text).find(
      ({ box }) => isInside(box, height) && !taken.some((other) => overlaps(box, other)),
    );
    if (free === undefined) continue;
    taken.push(free.box);
    labels.push(free.label);
  }
  return labels;
}

function labelPositions(
  { x, y, radius }: Mark,
  text: string,
): readonly { readonly label: Label; readonly box: Box }[] {
  const width = text.length * LETTER;
  const gap = radius + 3;
  const positions: readonly Label[] = [
    { text, x: x + gap, y: y + 4, anchor: 'start' },
    { text, x: x - gap, y: y + 4, anchor: 'end' },
    { text, x, y: y + gap + LINE - 2, anchor: 'middle' },
    { text, x, y: y - gap - 1, anchor: 'middle' },
  ];
  return positions.map((label) => {
    const left =
      label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
    return { label, box: { left, right: left + width, top: label.y - LINE + 2, bottom: label.y + 2 } };
  });
}

function isInside(box: Box, height: number): boolean {
  return box.left > 2 && box.right < MAP_WIDTH - 2 && box.top > 2 && box.bottom < height - 2;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
