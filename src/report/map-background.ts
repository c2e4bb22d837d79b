import { type Coordinates, fitProjection, type Projection } from './map-projection.ts';
import { type Html, html, NOTHING, trustedHtml } from './page/html.ts';
import { unitedStatesBorders, unitedStatesCoast } from './united-states-outline.ts';

/** Width of every map [drawing units]. */
export const MAP_WIDTH = 560;
const MARGIN = 26;
const LAND_ID = 'land-united-states';

/** What lies under the nodes, and how to place them on it. */
export interface MapBackground {
  readonly toScreen: Projection;
  readonly height: number;
  readonly background: Html;
}

/** The contiguous United States when every node lies there; elsewhere lines of latitude and longitude. */
export function mapBackground(nodes: readonly Coordinates[]): MapBackground {
  if (isInUnitedStates(nodes)) {
    const fitted = fitToFrame(unitedStatesCoast.flatMap(parsePoints));
    return { ...fitted, background: html`<use href="#${LAND_ID}"/>` };
  }
  const fitted = fitToFrame(nodes);
  return { ...fitted, background: linePath('border', graticule(nodes), fitted.toScreen) };
}

/** The land that maps of these nodes refer to: once per page, because it is large. Empty when none is needed. */
export function landDefinition(nodes: readonly Coordinates[]): Html {
  if (nodes.length === 0 || !isInUnitedStates(nodes)) return NOTHING;
  const { toScreen } = fitToFrame(unitedStatesCoast.flatMap(parsePoints));
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs><g id="${LAND_ID}">
${linePath('border', unitedStatesBorders.map(parsePoints), toScreen)}
${linePath('coast', unitedStatesCoast.map(parsePoints), toScreen)}
</g></defs></svg>`;
}

/** One decimal: a tenth of a drawing unit is finer than a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function isInUnitedStates(nodes: readonly Coordinates[]): boolean {
  return nodes.every(
    ({ latitude, longitude }) => latitude > 24 && latitude < 50 && longitude > -126 && longitude < -66,
  );
}

function parsePoints(line: string): Coordinates[] {
  return line.split(' ').map((pair) => {
    const [longitude, latitude] = pair.split(',').map(Number);
    return { latitude, longitude };
  });
}

function fitToFrame(frame: readonly Coordinates[]): Omit<MapBackground, 'background'> {
  const project = fitProjection(frame);
  const points = frame.map(project);
  const left = Math.min(...points.map((point) => point.x));
  const top = Math.min(...points.map((point) => point.y));
  const width = Math.max(...points.map((point) => point.x)) - left;
  const depth = Math.max(...points.map((point) => point.y)) - top;
  const scale = (MAP_WIDTH - 2 * MARGIN) / Math.max(width, depth, 1e-6);
  const indent = (MAP_WIDTH - width * scale) / 2;
  return {
    height: Math.round(depth * scale + 2 * MARGIN),
    toScreen: (place) => {
      const { x, y } = project(place);
      return { x: indent + (x - left) * scale, y: MARGIN + (y - top) * scale };
    },
  };
}

function linePath(name: string, lines: readonly (readonly Coordinates[])[], toScreen: Projection): Html {
  const pathOf = (line: readonly Coordinates[]): string =>
    line.map((place, index) => `${index === 0 ? 'M' : 'L'}${pointText(toScreen(place))}`).join('');
  return trustedHtml(`<path class="${name}" d="${lines.map(pathOf).join('')}"/>`);
}

function graticule(frame: readonly Coordinates[]): Coordinates[][] {
  const [south, north] = range(frame.map((place) => place.latitude));
  const [west, east] = range(frame.map((place) => place.longitude));
  const step =
    [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30].find((size) => Math.max(north - south, east - west) / size <= 8) ??
    45;
  const between = (low: number, high: number): number[] => {
    const from = Math.ceil(low / step);
    return Array.from(
      { length: Math.max(0, Math.floor(high / step) - from + 1) },
      (_, index) => (from + index) * step,
    );
  };
  const dense = (low: number, high: number): number[] =>
    Array.from({ length: 21 }, (_, index) => low + ((high - low) * index) / 20);
  return [
    ...between(south, north).map((latitude) =>
      dense(west, east).map((longitude) => ({ latitude, longitude })),
    ),
    ...between(west, east).map((longitude) =>
      dense(south, north).map((latitude) => ({ latitude, longitude })),
    ),
  ];
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function pointText({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${round(x)} ${round(y)}`;
}
