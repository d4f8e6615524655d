/** Places as GeoJSON (RFC 7946), for maps. */
import type { Entity, Place } from '../../schemas/entity.ts'
import { addressesAt } from './records.ts'

/**
 * A feature a place, in the order given; one that lies nowhere for certain has no geometry.
 * @param entities of any type; places alone are on a map.
 * @param origin where the service is, as `https://desk.example`.
 */
export function toGeoJson(entities: readonly Entity[], origin: string): object {
  const address = addressesAt(origin)
  const feature = ({ id, name, country, coordinates, geonames, counts, mentions }: Place) => ({
    type: 'Feature',
    id: address.entity(id),
    geometry: coordinates && { type: 'Point', coordinates: [coordinates.lon, coordinates.lat] },
    properties: {
      entity: id,
      name,
      country,
      geonames,
      articles: counts.articles,
      mentions: counts.mentions,
      // The newest, with which article and words a reader is led to.
      newest: mentions[0] ?? null,
    },
  })
  return {
    type: 'FeatureCollection',
    features: entities.filter((one) => one.type === 'place').map(feature),
  }
}
