// Payouts: requested, paid, handed to the bank, corrected, cancelled.
import { accountId, ADD_TRANCHE, loanId, PAYOUTS, payoutsOf, requestTranche } from "../../support/api.ts";
import { current, processPath, requested, type Payout } from "../../support/payout.ts";
import { review } from "../../support/tranche.ts";
import { button, ofDialog, ofPage, sends, type Action } from "../action.ts";

const MEERA = "LN0QX7T2";
const UTR = "HDFCN52026112391";
const PAID_ELSEWHERE = { utr: "ICICN52026112301", bank_date: 1795458599.999999, debit_bank: "ICICI 000405" };
const ACCOUNT_NUMBER = "50200077001234";

export const requestATranche: Action = {
  name: "request a tranche",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, MEERA);
    return {
      url: `/jupiter/loans/${loan}/request-tranche`,
      async fill(page) {
        await page.getByRole("textbox", { name: "Amount" }).fill("1,50,000");
        await button(page, "Review request").click();
      },
      button: (page) => button(review(page), sends("Send request")),
      write: { method: "POST", path: ADD_TRANCHE },
      effects: async () => (await payoutsOf(sandbox, loan, 150_000)).length,
      typed: ["1,50,000"],
      done: /Tranche requested|The tranche request had arrived/,
      meanwhile: () => requestTranche(sandbox, loan, 390_000),
    };
  },
};

export const createAPayout: Action = {
  name: "create a payout",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, MEERA);
    return {
      url: `/venus/payouts/new?loan=${loan}`,
      fill: (page) => page.getByRole("textbox", { name: "Amount" }).fill("15,500"),
      button: (page) => button(page.getByRole("main"), sends("Create payout")),
      write: { method: "POST", path: PAYOUTS },
      effects: async () => (await payoutsOf(sandbox, loan, 15_500)).length,
      typed: ["15,500"],
      done: /^₹15,500\.00 to Meera/m,
    };
  },
};

export const payByHand: Action = {
  name: "mark a payout as paid by hand",
  async prepare(sandbox) {
    const payout = await requested(sandbox, 11_000);
    return {
      url: `/venus/payouts/${payout.id}`,
      open: (page) => ofPage(page, "Process").click(),
      async fill(page) {
        await page.getByRole("dialog").getByLabel("UTR").fill(UTR);
        await page.getByRole("dialog").getByLabel("Paid from").fill("HDFC 50200011223344");
      },
      button: (page) => ofDialog(page, "Process"),
      write: { method: "PUT", path: processPath(payout) },
      effects: async () => Number((await current(sandbox, payout)).utr === UTR),
      typed: [UTR, "HDFC 50200011223344"],
      done: new RegExp(UTR),
      meanwhile: () => sandbox.api("PUT", processPath(payout), PAID_ELSEWHERE),
    };
  },
};

export const handToTheBank: Action = {
  name: "hand a payout to the bank",
  async prepare(sandbox) {
    const payout = await requested(sandbox, 11_100);
    return {
      url: `/venus/payouts/${payout.id}`,
      open: (page) => ofPage(page, "Process").click(),
      fill: (page) => page.getByRole("dialog").getByLabel("How").selectOption("bank"),
      button: (page) => ofDialog(page, "Process"),
      write: { method: "PUT", path: processPath(payout) },
      effects: async () => Number(["processing", "processed"].includes((await current(sandbox, payout)).status)),
      typed: [],
      done: /is with the bank|is paid|Processing|Processed/,
      meanwhile: () => sandbox.api("PUT", `${PAYOUTS}${payout.id}/cancel/`, { remark: "Asked for twice." }),
    };
  },
};

const failedPayout = async (sandbox: Parameters<Action["prepare"]>[0]): Promise<Payout> => {
  const { results } = await sandbox.api<{ results: Payout[] }>("GET", `${PAYOUTS}?search=PAY0FA17`);
  const [payout] = results;
  if (!payout) throw new Error("No payout PAY0FA17");
  return payout;
};

export const retryAPayout: Action = {
  name: "retry a failed payout",
  async prepare(sandbox) {
    const payout = await failedPayout(sandbox);
    return {
      url: `/venus/payouts/${payout.id}`,
      open: (page) => ofPage(page, "Try again").click(),
      fill: async () => undefined,
      button: (page) => ofDialog(page, "Try again"),
      write: { method: "PUT", path: `${PAYOUTS}${payout.id}/retry/` },
      effects: async () => Number((await current(sandbox, payout)).status === "pending"),
      typed: [],
      done: /is to be processed again|Pending/,
      meanwhile: () => sandbox.api("PUT", `${PAYOUTS}${payout.id}/cancel/`, { remark: "The loan is given up." }),
    };
  },
};

export const cancelAPayout: Action = {
  name: "cancel a payout",
  async prepare(sandbox) {
    const payout = await requested(sandbox, 11_200);
    return {
      url: `/venus/payouts/${payout.id}`,
      open: (page) => ofPage(page, "Cancel payout").click(),
      fill: (page) => page.getByRole("dialog").getByLabel("Why").fill("The borrower changed their mind."),
      button: (page) => ofDialog(page, "Cancel payout"),
      write: { method: "PUT", path: `${PAYOUTS}${payout.id}/cancel/` },
      effects: async () => Number((await current(sandbox, payout)).status === "cancelled"),
      typed: ["The borrower changed their mind."],
      done: /is cancelled|Cancelled/,
      meanwhile: () => sandbox.api("PUT", processPath(payout), PAID_ELSEWHERE),
    };
  },
};

export const correctABeneficiary: Action = {
  name: "correct a beneficiary account",
  async prepare(sandbox) {
    const payout = await requested(sandbox, 11_300);
    const bank = async () => (await sandbox.api<{ credit_bank: { account_holder_name: string } }>("GET", `${PAYOUTS}${payout.id}/`)).credit_bank;
    return {
      url: `/venus/payouts/${payout.id}`,
      open: (page) => ofPage(page, "Correct the account").click(),
      async fill(page) {
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Account number").fill(ACCOUNT_NUMBER);
        await dialog.getByLabel("IFSC").fill("HDFC0001234");
        await dialog.getByLabel("Account holder").fill("Meera Textiles LLP");
      },
      button: (page) => ofDialog(page, "Save the account"),
      write: { method: "PATCH", path: `${PAYOUTS}${payout.id}/` },
      effects: async () => Number((await bank()).account_holder_name === "Meera Textiles LLP"),
      typed: [ACCOUNT_NUMBER, "HDFC0001234", "Meera Textiles LLP"],
      done: /goes to the corrected account|HDFC0001234/,
      meanwhile: () => sandbox.api("PUT", processPath(payout), PAID_ELSEWHERE),
    };
  },
};

export const disburseALoan: Action = {
  name: "disburse a new loan",
  async prepare(sandbox) {
    const account = await accountId(sandbox, "AC0QX7T2");
    const loans = `/v1/lms/loans/?account=${account}&page_size=500`;
    return {
      url: `/jupiter/accounts/${account}/disburse`,
      async fill(page) {
        await page.getByRole("textbox", { name: "Amount" }).fill("12,345");
        await button(page, "Review disbursement").click();
      },
      button: (page) => button(review(page), sends("Disburse")),
      write: { method: "POST", path: `/v1/lms/accounts/${account}/initiate_disbursement/` },
      effects: async () =>
        (await sandbox.api<{ results: { sanctioned_amount: number }[] }>("GET", loans)).results.filter((loan) => loan.sanctioned_amount === 12_345).length,
      typed: ["12,345"],
      done: /Disbursement initiated|The disbursement had arrived/,
    };
  },
};
