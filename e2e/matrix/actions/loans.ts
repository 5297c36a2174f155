// What a loan officer changes on loans and accounts: top-ups, fees, restructuring.
import { accountId, loanId } from "../../support/api.ts";
import { button, sends, type Action } from "../action.ts";

const TOPUPS = "/v1/lms/topups/";
const FEES = "/v1/lms/fees/";

const topup = (name: string, amount: string, invoice: string, payOutOn: string | null): Action => ({
  name,
  async prepare(sandbox) {
    const account = await accountId(sandbox, "AC0QX7T2");
    return {
      url: `/jupiter/top-ups/new?account=${account}`,
      async fill(page) {
        await page.getByRole("textbox", { name: "Amount", exact: true }).fill(amount);
        await page.getByLabel("Invoice no.").fill(invoice);
        if (payOutOn) await page.getByLabel("Pay out on").fill(payOutOn);
        await button(page, "Review top-up").click();
      },
      button: (page) => button(page.getByRole("main"), sends("Draw on the line")),
      write: { method: "POST", path: TOPUPS },
      effects: async () => (await sandbox.api<{ count: number }>("GET", `${TOPUPS}?search=${invoice}`)).count,
      typed: [amount, invoice],
      done: new RegExp(`of ₹${amount}\\.00$`, "m"),
    };
  },
});

export const drawATopup = topup("create a top-up", "4,321", "MATRIX-1", null);
export const scheduleATopup = topup("schedule a top-up", "5,432", "MATRIX-2", "2026-12-22");

export const restructureALoan: Action = {
  name: "restructure a loan",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, "LN0QX7T2");
    return {
      url: `/jupiter/loans/${loan}/restructure`,
      async fill(page) {
        await page.getByLabel("EMIs from then on").fill("36");
        await page.getByLabel("Reason").fill("Season was poor");
        await button(page, "Show the new schedule").click();
        await button(page, sends("Keep the new schedule")).waitFor();
      },
      button: (page) => button(page, sends("Keep the new schedule")),
      write: { method: "POST", path: `/v1/lms/loans/${loan}/restructure/` },
      hasPreview: true,
      effects: async () => {
        const { count } = await sandbox.api<{ count: number }>("GET", `/v1/lms/demands/?loan=${loan}&type=emi`);
        return Number(count === 46);
      },
      typed: ["Season was poor"],
      done: /The loan is restructured/,
    };
  },
};

export const chargeAFee: Action = {
  name: "charge a fee",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, "LN0QX7T2");
    return {
      url: `/jupiter/fees/new?loan=${loan}`,
      async fill(page) {
        await page.getByLabel("What it is for").fill("Matrix notice");
        await page.getByRole("textbox", { name: "Amount before GST" }).fill("1,500");
      },
      button: (page) => button(page.getByRole("main"), sends("Charge fee")),
      write: { method: "POST", path: FEES },
      effects: async () => (await sandbox.api<{ count: number }>("GET", `${FEES}?search=Matrix%20notice`)).count,
      typed: ["Matrix notice", "1,500"],
      done: /^Matrix notice$/m,
    };
  },
};
