// The faults of the matrix, in the order of its columns.
import { lost } from "./faults/lost.ts";
import { officers } from "./faults/officers.ts";
import { refused } from "./faults/refused.ts";
import type { Fault } from "./fault.ts";

export const FAULTS: readonly Fault[] = [...lost, ...refused, ...officers];
