/** A place on the earth [degrees]. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Projects to a plane where y grows to the south; the unit is the earth's radius. */
export type Projection = (place: Coordinates) => { readonly x: number; readonly y: number };

const RADIANS = Math.PI / 180;

/**
 * Albers equal-area conic projection fitted to the places: standard parallels at one and five sixths of their
 * latitudes, meridian in their middle. Around the equator, where the cone degenerates, equirectangular.
 * Source: Snyder (1987), Map Projections: A Working Manual, USGS Professional Paper 1395, equations 14-1 to 14-6.
 */
export function fitProjection(places: readonly Coordinates[]): Projection {
  const latitudes = places.map((place) => place.latitude);
  const longitudes = places.map((place) => place.longitude);
  const south = Math.min(...latitudes);
  const north = Math.max(...latitudes);
  const middle = ((Math.min(...longitudes) + Math.max(...longitudes)) / 2) * RADIANS;
  const first = (south + (north - south) / 6) * RADIANS;
  const second = (north - (north - south) / 6) * RADIANS;
  const cone = (Math.sin(first) + Math.sin(second)) / 2;
  if (Math.abs(cone) < 0.1) {
    const squeeze = Math.cos(((south + north) / 2) * RADIANS);
    return ({ latitude, longitude }) => ({
      x: (longitude * RADIANS - middle) * squeeze,
      y: -latitude * RADIANS,
    });
  }
  const constant = Math.cos(first) ** 2 + 2 * cone * Math.sin(first);
  const radiusAt = (latitude: number): number =>
    Math.sqrt(constant - 2 * cone * Math.sin(latitude * RADIANS)) / cone;
  return ({ latitude, longitude }) => {
    const angle = cone * (longitude * RADIANS - middle);
    const radius = radiusAt(latitude);
    return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) };
  };
}
