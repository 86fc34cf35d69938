// All trials, in the order of the report.

import catalog from "./catalog.mjs";
import diskFull from "./disk-full.mjs";
import editors from "./editors.mjs";
import expensive from "./expensive.mjs";
import hostile from "./hostile.mjs";
import kills from "./kills.mjs";
import openLoop from "./open-loop.mjs";
import powerCut from "./power-cut.mjs";
import ratios from "./ratios.mjs";
import restarts from "./restarts.mjs";
import slow from "./slow.mjs";

export const trials = [kills, restarts, powerCut, diskFull, editors, expensive, openLoop, slow, hostile, catalog, ratios];
