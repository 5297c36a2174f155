// Every action with every fault. The report takes the verdicts from the annotations.
import { test } from "../support/test.ts";
import { ACTIONS } from "./actions/index.ts";
import { FAULTS } from "./faults.ts";
import { runCell } from "./run-cell.ts";

test.use({ freshData: true });

for (const action of ACTIONS) {
  for (const fault of FAULTS) {
    test(`${action.name} × ${fault.name}`, async ({ context, page, sandbox, allowErrors }, info) => {
      // The faults cause them; panics and uncaught errors are judged.
      allowErrors(/./);
      const verdict = await runCell(action, fault, context, page, sandbox);
      test.skip(!verdict, "not for this action");
      info.annotations.push({ type: "verdict", description: JSON.stringify({ action: action.name, fault: fault.name, ...verdict }) });
    });
  }
}
