// Checks that the code keeps the layers of docs/ARCHITECTURE.md, the one place that states them.

import { checkCrates } from "./crates.mjs";
import { faults } from "./document.mjs";
import { checkModules } from "./modules.mjs";

checkCrates();
checkModules();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
