/** A map of the world without a server of tiles: its land is a part of this page. */
import { type GeoProjection, geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo'
import type { TargetedPointerEvent, TargetedWheelEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { feature, mesh } from 'topojson-client'
import atlas from 'world-atlas/countries-110m.json'
import type { Place } from '../../schemas/entity.ts'
import { count } from '../format.ts'

/** A place that lies somewhere. */
export type Located = Omit<Place, 'mentions'> & { coordinates: NonNullable<Place['coordinates']> }

interface WorldProps {
  /** Most mentioned first. */
  places: readonly Located[]
  selected: string | null
  onSelect: (id: string) => void
}

/** Height of the map as a share of its width, and in pixels at least and at most. */
const SHAPE = { ratio: 0.5, least: 240, most: 560 }
const FARTHEST = 1
const NEAREST = 40
/** Radius of the dot of a place that is named once, and of the largest, which is smaller on a narrow map. */
const DOT = { least: 4, most: 22, share: 1 / 40 }
/** Pixels that the pointer moves before it drags. */
const STILL = 4

const topology = atlas as never as Parameters<typeof feature>[0]
const land = feature(topology, topology.objects.land!)
const borders = mesh(topology, topology.objects.countries as never, (a, b) => a !== b)

interface Size {
  width: number
  height: number
}

/** The whole world in a map of some size. */
function worldIn({ width, height }: Size): GeoProjection {
  const corner: [number, number] = [width - 8, height - 8]
  return geoNaturalEarth1().fitExtent([[8, 8], corner], { type: 'Sphere' })
}

/** What is seen: the middle, in pixels of the whole world, and how large it is. */
interface View {
  x: number
  y: number
  zoom: number
}

const heightOf = (width: number) => Math.min(Math.max(SHAPE.least, width * SHAPE.ratio), SHAPE.most)
const wholeOf = ({ width, height }: Size): View => ({ x: width / 2, y: height / 2, zoom: FARTHEST })

/** A view of all of some points. */
function around(points: readonly [number, number][], { width, height }: Size): View {
  if (points.length === 0) return wholeOf({ width, height })
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const zoom = Math.min(width / (right - left + 60), height / (bottom - top + 60))
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(FARTHEST, Math.min(zoom, 8)) }
}

export function World(props: WorldProps) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(() => box.current && setWidth(box.current.clientWidth))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  return (
    <div class="map" ref={box}>
      {width > 0 && <Drawn key={width} {...props} width={width} height={heightOf(width)} />}
    </div>
  )
}

function Drawn({ places, selected, onSelect, width, height }: WorldProps & Size) {
  const size = { width, height }
  const world = useMemo(() => worldIn(size), [width, height])
  const points = useMemo(() => places.map(({ coordinates: { lon, lat } }) => world([lon, lat])!), [places, world])
  const [view, setView] = useState<View>(() => around(points, size))
  useEffect(() => setView(around(points, size)), [points])
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null)
  const { x, y, zoom } = view
  const shapes = useMemo(() => {
    const projection = geoNaturalEarth1()
      .scale(world.scale() * zoom)
      .translate([width / 2 + (world.translate()[0] - x) * zoom, height / 2 + (world.translate()[1] - y) * zoom])
      .clipExtent([
        [-10, -10],
        [width + 10, height + 10],
      ])
    const path = geoPath(projection)
    return {
      sphere: path({ type: 'Sphere' }) ?? undefined,
      grid: path(geoGraticule10()) ?? undefined,
      land: path(land) ?? undefined,
      borders: path(borders) ?? undefined,
    }
  }, [world, x, y, zoom])

  const largest = Math.min(DOT.most, width * DOT.share)
  const most = Math.max(1, ...places.map(({ counts }) => counts.mentions))
  const dots = places.map((place, i) => ({
    place,
    left: width / 2 + (points[i]![0] - x) * zoom,
    top: height / 2 + (points[i]![1] - y) * zoom,
    radius: DOT.least + (largest - DOT.least) * Math.sqrt((place.counts.mentions - 1) / most),
  }))
  const named = labelled(dots, size)

  const enlarge = (factor: number) => setView({ x, y, zoom: Math.max(FARTHEST, Math.min(zoom * factor, NEAREST)) })
  const press = (event: TargetedPointerEvent<SVGSVGElement>) => {
    if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, view, moved: false }
  }
  const move = (event: TargetedPointerEvent<SVGSVGElement>) => {
    const held = drag.current
    if (!held) return
    const [right, down] = [event.clientX - held.x, event.clientY - held.y]
    if (!held.moved && Math.hypot(right, down) < STILL) return
    if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
    held.moved = true
    setView({ zoom, x: held.view.x - right / zoom, y: held.view.y - down / zoom })
  }
  const release = () => {
    drag.current = null
  }
  const wheel = (event: TargetedWheelEvent<SVGSVGElement>) => {
    // A turn of the wheel alone scrolls the page, as everywhere else.
    if (!event.ctrlKey) return
    event.preventDefault()
    enlarge(event.deltaY < 0 ? 1.25 : 0.8)
  }
  const isWhole = zoom === FARTHEST && x === width / 2 && y === height / 2
  return (
    <>
      <div class="drawing-tools">
        <button type="button" disabled={zoom >= NEAREST} onClick={() => enlarge(1.6)}>
          Zoom in
        </button>
        <button type="button" disabled={zoom <= FARTHEST} onClick={() => enlarge(0.625)}>
          Zoom out
        </button>
        <button type="button" onClick={() => setView(around(points, size))}>
          All places
        </button>
        <button type="button" disabled={isWhole} onClick={() => setView(wholeOf(size))}>
          The world
        </button>
      </div>
      {/* The list of the same places is what screen readers and the keyboard have. */}
      <svg
        class="map-box"
        width={width}
        height={height}
        aria-hidden="true"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onWheel={wheel}
      >
        <path class="sea" d={shapes.sphere} />
        <path class="grid" d={shapes.grid} />
        <path class="land" d={shapes.land} />
        <path class="borders" d={shapes.borders} />
        {dots.map(({ place, left, top, radius }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: hidden from whoever does not point
          <circle
            key={place.id}
            class={place.id === selected ? 'dot is-selected' : 'dot'}
            data-place={place.id}
            cx={left}
            cy={top}
            r={radius}
            onClick={() => onSelect(place.id)}
          >
            <title>{`${place.name}: ${count(place.counts.mentions, 'mention')}`}</title>
          </circle>
        ))}
        {named.map(({ place, left, top, radius }) => (
          <text key={place.id} x={left + radius + 4} y={top + 4}>
            {place.name}
          </text>
        ))}
      </svg>
    </>
  )
}

interface Dot {
  place: Located
  left: number
  top: number
  radius: number
}

/** Pixels of a label: its height, and the width of a letter. */
const [LINE, LETTER] = [16, 7.5]

/** Dots whose names have room, those of the most mentioned first. */
function labelled(dots: readonly Dot[], { width, height }: Size): Dot[] {
  const taken: { left: number; right: number; top: number }[] = []
  return dots.filter(({ place, left, top, radius }) => {
    const label = { left: left + radius + 4, right: left + radius + 4 + place.name.length * LETTER, top }
    if (label.right > width || label.left < 0 || top < LINE || top > height - LINE) return false
    const isFree = taken.every(
      (other) => label.left > other.right || label.right < other.left || Math.abs(other.top - label.top) > LINE,
    )
    if (isFree) taken.push(label)
    return isFree
  })
}
