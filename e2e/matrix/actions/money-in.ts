// Records of money received: entered, approved, applied, refunded, reverted.
import { loanId } from "../../support/api.ts";
import { NOW, type Sandbox } from "../../support/sandbox.ts";
import { button, ofDialog, ofPage, sends, type Action, type Prepared } from "../action.ts";

const RECORDS = "/v1/lms/records/";
const LOAN = "LN0D31P0";
const RAVI = "ravi.iyer@lender.example";
const MEENA = "meena.shah@lender.example";

interface Stored {
  id: string;
  status: string;
  received_amount: number;
}

type Step = [call: string, who?: string];
const ASKED: Step[] = [["request_approval"]];
const APPROVED: Step[] = [...ASKED, ["approve", RAVI]];
const APPLIED: Step[] = [...APPROVED, ["mark_processed"]];

/** Enters a record as another officer and takes it these steps further. Returns its path. */
async function record(sandbox: Sandbox, amount: number, steps: Step[]): Promise<string> {
  const loan = await loanId(sandbox, LOAN);
  const body = { loan, type: "repayment", received_amount: amount, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000, utr: `HDFCN263270${amount}` };
  const { id } = await sandbox.api<Stored>("POST", RECORDS, body);
  for (const [call, who] of steps) await sandbox.api("PUT", `${RECORDS}${id}/${call}/`, {}, who);
  return id;
}

/** A step of a record, in its dialog. */
const stepOf = (name: string, amount: number, before: Step[], label: string, call: string, more: Pick<Prepared, "done"> & { status: string; why?: string; meanwhile?: [call: string, who: string, body: object] }): Action => ({
  name,
  async prepare(sandbox) {
    const id = await record(sandbox, amount, before);
    const { why, meanwhile } = more;
    return {
      url: `/venus/records/${id}`,
      open: (page) => ofPage(page, label).click(),
      fill: async (page) => why && page.getByRole("dialog").getByLabel("Why").fill(why),
      button: (page) => ofDialog(page, label),
      write: { method: "PUT", path: `${RECORDS}${id}/${call}/` },
      effects: async () => Number((await sandbox.api<Stored>("GET", `${RECORDS}${id}/`)).status === more.status),
      typed: why ? [why] : [],
      done: more.done,
      ...(meanwhile && { meanwhile: () => sandbox.api("PUT", `${RECORDS}${id}/${meanwhile[0]}/`, meanwhile[2], meanwhile[1]) }),
    };
  },
});

export const requestApproval = stepOf("request approval of a record", 900_100, [], "Request approval", "request_approval", {
  status: "pending_approval",
  done: /waits for another officer\.|Pending approval/,
});

export const approve = stepOf("approve a record", 900_200, ASKED, "Approve", "approve", {
  status: "approved",
  done: /is approved and can be applied|\bApproved\b/,
  meanwhile: ["reject", MEENA, { remark: "Not on the statement" }],
});

export const apply = stepOf("apply a record", 900_300, APPROVED, "Mark processed", "mark_processed", {
  status: "processed",
  done: /is applied\.|\bProcessed\b/,
});

export const revert = stepOf("revert a record", 700, APPLIED, "Revert", "revert", {
  status: "reverted",
  why: "The cheque bounced",
  done: /is taken back\.|\bReverted\b/,
});

/** A record entered by hand. */
const enter = (name: string, amount: string, paise: number, utr: string | null): Action => ({
  name,
  async prepare(sandbox) {
    const loan = await loanId(sandbox, LOAN);
    const records = `${RECORDS}?loan=${loan}&page_size=500`;
    const body = { loan, type: "repayment", received_amount: 75, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000, utr };
    return {
      url: `/venus/records/new?loan=${loan}`,
      async fill(page) {
        await page.getByRole("textbox", { name: "Received by the bank" }).fill(amount);
        if (utr) await page.getByRole("textbox", { name: "UTR" }).fill(utr);
      },
      button: (page) => button(page.getByRole("main"), sends("Enter record")),
      write: { method: "POST", path: RECORDS },
      effects: async () => (await sandbox.api<{ results: Stored[] }>("GET", records)).results.filter((record) => record.received_amount === paise / 100).length,
      typed: utr ? [amount, utr] : [amount],
      done: new RegExp(`of ₹${amount}\\.00$`, "m"),
      ...(utr && { meanwhile: () => sandbox.api("POST", RECORDS, body) }),
    };
  },
});

export const recordWithUtr = enter("enter a record with a UTR", "1,217", 121_700, "HDFCN26327000777");
export const recordWithoutUtr = enter("enter a record without a UTR", "1,219", 121_900, null);

/** A refund, of a record or of a loan's excess. */
const refundOf = (name: string, amount: string, rupees: number, place: (sandbox: Sandbox) => Promise<{ url: string; path: string; loan: string }>): Action => ({
  name,
  async prepare(sandbox) {
    const { url, path, loan } = await place(sandbox);
    const payouts = `/v1/lms/payouts/?type=refund&loan=${loan}&page_size=500`;
    return {
      url,
      open: (page) => ofPage(page, "Refund").click(),
      fill: (page) => page.getByRole("dialog").getByRole("textbox", { name: "Amount" }).fill(amount),
      button: (page) => ofDialog(page, "Request refund"),
      write: { method: "POST", path },
      effects: async () => (await sandbox.api<{ results: { amount: number }[] }>("GET", payouts)).results.filter((payout) => payout.amount === rupees).length,
      typed: [amount],
      done: new RegExp(`The refund of ₹${amount}\\.00 waits for`),
    };
  },
});

export const refundARecord = refundOf("refund a record", "2,013", 2_013, async (sandbox) => {
  const id = await record(sandbox, 900_400, APPLIED);
  return { url: `/venus/records/${id}`, path: `${RECORDS}${id}/refund/`, loan: await loanId(sandbox, LOAN) };
});

export const refundExcess = refundOf("refund a loan's excess", "113", 113, async (sandbox) => {
  const loan = await loanId(sandbox, "LN0EXCE5");
  return { url: `/jupiter/loans/${loan}/payments`, path: `/v1/lms/loans/${loan}/refund/`, loan };
});

export const adjust: Action = {
  name: "request an adjustment",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, "LN0EXCE5");
    const records = `${RECORDS}?type=adjustment&loan=${loan}&page_size=500`;
    return {
      url: `/jupiter/loans/${loan}/payments`,
      open: (page) => ofPage(page, "Cashback or holdback").click(),
      fill: (page) => page.getByRole("dialog").getByRole("textbox", { name: "Amount" }).fill("321"),
      button: (page) => ofDialog(page, "Request adjustment"),
      write: { method: "POST", path: `/v1/lms/loans/${loan}/adjustments/` },
      effects: async () => (await sandbox.api<{ results: { amount: number }[] }>("GET", records)).results.filter((made) => made.amount === 321).length,
      typed: ["321"],
      done: /The adjustment of ₹321\.00 waits as/,
    };
  },
};
