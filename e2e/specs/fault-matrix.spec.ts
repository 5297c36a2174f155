// Money actions with faults: the books have each at most once, and the page tells the truth. The whole matrix: `cargo xtask faults`.
import { ACTIONS } from "../matrix/actions/index.ts";
import { CHOSEN } from "../matrix/chosen.ts";
import { FAULTS } from "../matrix/faults.ts";
import { runCell } from "../matrix/run-cell.ts";
import { expect, test } from "../support/test.ts";

test.use({ freshData: true });

for (const { action, fault } of CHOSEN) {
  test(`${action.name} × ${fault.name}`, async ({ context, page, sandbox, allowErrors }) => {
    // The faults cause them; panics and uncaught errors are judged.
    allowErrors(/./);
    const verdict = await runCell(action, fault, context, page, sandbox);
    expect(verdict).toEqual({ outcome: "good", reason: expect.any(String), seen: "" });
  });
}

test("the chosen cells have every action and every fault", () => {
  expect(new Set(CHOSEN.map(({ action }) => action))).toEqual(new Set(ACTIONS));
  expect(new Set(CHOSEN.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
});
