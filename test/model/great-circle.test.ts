import { expect, test } from 'vitest';
import { greatCircleKm } from '../../src/model/great-circle.ts';

test('a quarter of the equator is a quarter of the circumference', () => {
  const quarter = greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 });
  expect(quarter).toBeCloseTo((Math.PI / 2) * 6371.0088, 9);
});

test('agrees with the spherical law of cosines, New York to Chicago', () => {
  // Todhunter, Spherical Trigonometry (1886), section 37: cos d = sin a sin b + cos a cos b cos(difference).
  const radians = Math.PI / 180;
  const [a, b, difference] = [40.7128 * radians, 41.8781 * radians, (87.6298 - 74.006) * radians];
  const angle = Math.acos(Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(difference));
  const from = { latitude: 40.7128, longitude: -74.006 };
  expect(greatCircleKm(from, { latitude: 41.8781, longitude: -87.6298 })).toBeCloseTo(angle * 6371.0088, 6);
});

test('antipodes are half the circumference apart, and a place is 0 from itself', () => {
  const place = { latitude: 12.3, longitude: 45.6 };
  expect(greatCircleKm(place, { latitude: -12.3, longitude: -134.4 })).toBeCloseTo(Math.PI * 6371.0088, 6);
  expect(greatCircleKm(place, place)).toBe(0);
});
