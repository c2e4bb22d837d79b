import { checkSellers } from './check-sellers.ts';
import type { ModelReader } from './model-reader.ts';
import { checkTransport } from './resolve-transport.ts';

/** Reports what does not go with trailers: rules and items that do not fit, and lead times of sellers. */
export function checkTrailers(reader: ModelReader, model: Parameters<typeof checkSellers>[1]): void {
  checkTransport(reader, model);
  checkSellers(reader, model);
}
