// Writes the world map that figures draw on: the outline of the land and a point in each country,
// both to a tenth of a degree (Natural Earth, public domain).
//
// Usage: world_map.mjs OUT_FILE

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

// ISO 3166-1: alpha-2 and numeric codes.
const codes = (
  "AD020 AE784 AF004 AG028 AI660 AL008 AM051 AO024 AQ010 AR032 AS016 AT040 AU036 AW533 AX248 " +
  "AZ031 BA070 BB052 BD050 BE056 BF854 BG100 BH048 BI108 BJ204 BL652 BM060 BN096 BO068 BQ535 " +
  "BR076 BS044 BT064 BV074 BW072 BY112 BZ084 CA124 CC166 CD180 CF140 CG178 CH756 CI384 CK184 " +
  "CL152 CM120 CN156 CO170 CR188 CU192 CV132 CW531 CX162 CY196 CZ203 DE276 DJ262 DK208 DM212 " +
  "DO214 DZ012 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242 FK238 FM583 FO234 FR250 " +
  "GA266 GB826 GD308 GE268 GF254 GG831 GH288 GI292 GL304 GM270 GN324 GP312 GQ226 GR300 GS239 " +
  "GT320 GU316 GW624 GY328 HK344 HM334 HN340 HR191 HT332 HU348 ID360 IE372 IL376 IM833 IN356 " +
  "IO086 IQ368 IR364 IS352 IT380 JE832 JM388 JO400 JP392 KE404 KG417 KH116 KI296 KM174 KN659 " +
  "KP408 KR410 KW414 KY136 KZ398 LA418 LB422 LC662 LI438 LK144 LR430 LS426 LT440 LU442 LV428 " +
  "LY434 MA504 MC492 MD498 ME499 MF663 MG450 MH584 MK807 ML466 MM104 MN496 MO446 MP580 MQ474 " +
  "MR478 MS500 MT470 MU480 MV462 MW454 MX484 MY458 MZ508 NA516 NC540 NE562 NF574 NG566 NI558 " +
  "NL528 NO578 NP524 NR520 NU570 NZ554 OM512 PA591 PE604 PF258 PG598 PH608 PK586 PL616 PM666 " +
  "PN612 PR630 PS275 PT620 PW585 PY600 QA634 RE638 RO642 RS688 RU643 RW646 SA682 SB090 SC690 " +
  "SD729 SE752 SG702 SH654 SI705 SJ744 SK703 SL694 SM674 SN686 SO706 SR740 SS728 ST678 SV222 " +
  "SX534 SY760 SZ748 TC796 TD148 TF260 TG768 TH764 TJ762 TK772 TL626 TM795 TN788 TO776 TR792 " +
  "TT780 TV798 TW158 TZ834 UA804 UG800 UM581 US840 UY858 UZ860 VA336 VC670 VE862 VG092 VI850 " +
  "VN704 VU548 WF876 WS882 XK983 YE887 YT175 ZA710 ZM894 ZW716 "
).trim().split(" ");

function read(name) {
  const file = createRequire(import.meta.url).resolve(`world-atlas/${name}.json`);
  return JSON.parse(readFileSync(file, "utf8"));
}

const rounded = (value) => Math.round(value * 10) / 10;

// A ring at a tenth of a degree, without points that fall together.
function coarse(ring) {
  const points = ring.map(([x, y]) => [rounded(x), rounded(y)]);
  return points.filter((point, i) =>
    i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
}

// A ring without the points that a straight line passes within `tolerance` degrees (Douglas and
// Peucker); the first point is the last one too.
function simple(ring, tolerance) {
  if (ring.length < 3) return ring;
  const [a, b] = [ring[0], ring[ring.length - 1]];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  let farthest = 0, place = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [x, y] = [ring[i][0] - a[0], ring[i][1] - a[1]];
    const distance = length > 0 ? Math.abs(x * dy - y * dx) / length : Math.hypot(x, y);
    if (distance > farthest) [farthest, place] = [distance, i];
  }
  if (farthest <= tolerance) return [a, b];
  return [...simple(ring.slice(0, place + 1), tolerance).slice(0, -1),
    ...simple(ring.slice(place), tolerance)];
}

function polygons(geometry) {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

// Twice the signed area of a ring and its centre of mass.
function measure(ring) {
  let area = 0, x = 0, y = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross;
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return { size: Math.abs(area), centre: [rounded(x / (3 * area)), rounded(y / (3 * area))] };
}

// A ring without jumps from 180° east to 180° west: longitudes go on beyond.
function unrolled(ring) {
  let turn = 0;
  return ring.map(([x, y], i) => {
    if (i > 0 && x - ring[i - 1][0] > 180) turn -= 360;
    if (i > 0 && x - ring[i - 1][0] < -180) turn += 360;
    return [x + turn, y];
  });
}

// The part of a closed ring on one side of a meridian (Sutherland and Hodgman).
function clipped(ring, meridian, keep) {
  const inside = ([x]) => (keep === "west" ? x <= meridian : x >= meridian);
  const out = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    if (inside(a)) out.push(a);
    if (inside(a) !== inside(b)) {
      out.push([meridian, a[1] + ((meridian - a[0]) / (b[0] - a[0])) * (b[1] - a[1])]);
    }
  }
  return out.length > 2 ? [...out, out[0]] : [];
}

// A ring in parts that lie between 180° west and 180° east.
function on_the_map(ring) {
  const whole = unrolled(ring);
  const moved = (part, by) => part.map(([x, y]) => [x + by, y]);
  return [
    clipped(clipped(whole, 180, "west"), -180, "east"),
    moved(clipped(whole, 180, "east"), -360),
    moved(clipped(whole, -180, "west"), 360),
  ].filter((part) => part.length > 3);
}

function land() {
  const atlas = read("land-110m");
  const shapes = feature(atlas, atlas.objects.land).features.flatMap((one) => polygons(one.geometry));
  const coordinates = shapes
    // The only lake of this scale, the Caspian Sea, is the one ring inside another.
    .flatMap(([shore, ...lakes]) => on_the_map(shore).map((part) => [part, ...lakes]))
    .map((rings) => rings.map((ring) => coarse(simple(ring, 0.35))).filter((ring) => ring.length > 3))
    // Nobody posts from Antarctica, and it takes a fifth of the map.
    .filter((rings) => rings.length > 0 && rings[0].some(([, y]) => y > -60));
  return { type: "FeatureCollection", features: [
    { type: "Feature", properties: { name: "land" }, geometry: { type: "MultiPolygon", coordinates } },
  ] };
}

// The centre of each country's largest part: of the United States the mainland.
function centres() {
  const atlas = read("countries-50m");
  const places = {};
  for (const country of feature(atlas, atlas.objects.countries).features) {
    const code = codes.find((one) => one.slice(2) === country.id);
    if (!code) continue;
    const parts = polygons(country.geometry).map((rings) => measure(rings[0]));
    const largest = parts.reduce((a, b) => (b.size > a.size ? b : a));
    const known = places[code.slice(0, 2)];
    if (!known || known.size < largest.size) places[code.slice(0, 2)] = largest;
  }
  return Object.fromEntries(
    Object.entries(places).sort().map(([code, { centre }]) => [code, centre]));
}

writeFileSync(process.argv[2],
  `resettle.world = ${JSON.stringify({ land: land(), centres: centres() })};\n`);
