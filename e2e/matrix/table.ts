// The text of docs/faults.md.
import type { Outcome, Verdict } from "./judge.ts";

export interface CellResult extends Verdict {
  action: string;
  fault: string;
}

const OUTCOMES: readonly Outcome[] = ["good", "unclear", "doubled", "crashed"];
const SIGNS: Record<Outcome, string> = { good: "·", unclear: "u", doubled: "**d**", crashed: "**c**" };

const sign = (result: CellResult | undefined): string => (result ? SIGNS[result.outcome] : "–");
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const cellText = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");

export function table(actions: readonly string[], faults: readonly string[], results: readonly CellResult[]): string {
  const find = (action: string, fault: string) => results.find((result) => result.action === action && result.fault === fault);
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const inOrder = actions.flatMap((action) => faults.flatMap((fault) => find(action, fault) ?? []));
  const notGood = inOrder.filter(({ outcome }) => outcome !== "good");
  const lines = [
    "# Faults",
    "",
    "Written by `cargo xtask faults`: every money action with every fault, through the built site against the sandbox.",
    "A cell is good if the books have the action at most once, the page says nothing about the money that is not true, what was typed",
    "is still there if it was not accepted, and there is a way on; what was not done is sent again, and then done once. Where a server",
    "can't tell a repeat of the browser from a second request, two that the page reports are good. [e2e/README.md](../e2e/README.md)",
    "says how cells are judged.",
    "",
    row(["cells", ...OUTCOMES]),
    row(["---:", ...OUTCOMES.map(() => "---:")]),
    row([results.length, ...OUTCOMES.map(count)]),
    "",
    "## Actions and faults",
    "",
    `${OUTCOMES.map((outcome) => `${SIGNS[outcome]} ${outcome}`).join(", ")}.`,
    "",
    ...faults.map((fault, at) => `${at + 1}. ${fault}`),
    "",
    row(["action", ...faults.map((_, at) => at + 1)]),
    row(["---", ...faults.map(() => ":---:")]),
    ...actions.map((action) => row([action, ...faults.map((fault) => sign(find(action, fault)))])),
    "",
    "## Cells that are not good",
    "",
    ...(notGood.length === 0 ? ["None."] : [row(["action", "fault", "", "what is wrong", "the page said"]), row(["---", "---", "---", "---", "---"])]),
    ...notGood.map(({ action, fault, outcome, reason, seen }) => row([action, fault, outcome, cellText(reason), cellText(seen)])),
    "",
  ];
  return lines.join("\n");
}
