// esbuild, from the packages of e2e/.
import { createRequire } from "node:module";
import { resolve } from "node:path";

export default createRequire(resolve("e2e/package.json"))("esbuild");
