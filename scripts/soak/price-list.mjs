// A server with the layout of AWS's price list that breaks off half-way once.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";

import { later } from "./cleanup.mjs";
import { PUBLISHED, REGION, VERSION } from "./offers.mjs";

const REGIONS = "/offers/v1.0/aws/AmazonEC2/current/region_index.json";
const OFFER = `/offers/v1.0/aws/AmazonEC2/${VERSION}/${REGION}/index`;

const INDEXES = {
  "/offers/v1.0/aws/index.json": {
    formatVersion: "v1.0",
    publicationDate: PUBLISHED,
    offers: { AmazonEC2: { offerCode: "AmazonEC2", currentRegionIndexUrl: REGIONS } },
  },
  [REGIONS]: {
    formatVersion: "v1.0",
    publicationDate: PUBLISHED,
    regions: { [REGION]: { regionCode: REGION, currentVersionUrl: `${OFFER}.json` } },
  },
};

/**
 * Serves a file as the offer of EC2. Returns the URL, the ranges that were asked for of that file (empty for all of it),
 * and how to stop.
 */
export async function serveOffer(path) {
  const { size } = statSync(path);
  const ranges = [];
  const server = createServer((request, response) => {
    const index = INDEXES[request.url];
    if (index) return response.end(JSON.stringify(index));
    if (request.url !== `${OFFER}.csv`) return response.writeHead(404).end();
    const { range = "" } = request.headers;
    ranges.push(range);
    const start = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    const headers = { "content-length": size - start, etag: '"generated"' };
    if (range) headers["content-range"] = `bytes ${start}-${size - 1}/${size}`;
    response.writeHead(range ? 206 : 200, headers);
    if (ranges.length > 1) return createReadStream(path, { start }).pipe(response);
    // The first time it breaks off.
    const half = createReadStream(path, { end: Math.floor(size / 2) - 1 });
    half.pipe(response, { end: false });
    half.on("end", () => response.socket.end());
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = later(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, ranges, stop };
}
