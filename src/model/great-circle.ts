/** A point on the globe [degrees]. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth [km] (IUGG 1980, R1; Moritz 2000). */
const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance [km] by the haversine formula (Sinnott 1984), on a sphere of the mean Earth radius. */
export function greatCircleKm(from: Coordinates, to: Coordinates): number {
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const haversine =
    halfLatitude * halfLatitude +
    Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * halfLongitude * halfLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** The coordinates of a place that may lack them, or undefined. */
export function coordinatesOf(place: {
  readonly latitude?: number;
  readonly longitude?: number;
}): Coordinates | undefined {
  const { latitude, longitude } = place;
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}
