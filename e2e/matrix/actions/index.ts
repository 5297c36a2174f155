// The actions of the matrix, in the order of its rows.
import type { Action } from "../action.ts";
import * as loans from "./loans.ts";
import * as many from "./many.ts";
import * as moneyIn from "./money-in.ts";
import * as moneyOut from "./money-out.ts";

export const ACTIONS: readonly Action[] = [
  moneyOut.requestATranche,
  moneyOut.createAPayout,
  moneyOut.payByHand,
  moneyOut.handToTheBank,
  many.handManyToTheBank,
  moneyOut.retryAPayout,
  moneyOut.cancelAPayout,
  moneyOut.correctABeneficiary,
  moneyOut.disburseALoan,
  loans.drawATopup,
  loans.scheduleATopup,
  loans.restructureALoan,
  loans.chargeAFee,
  many.uploadFees,
  moneyIn.recordWithUtr,
  moneyIn.recordWithoutUtr,
  moneyIn.requestApproval,
  moneyIn.approve,
  moneyIn.apply,
  moneyIn.revert,
  moneyIn.refundARecord,
  moneyIn.refundExcess,
  moneyIn.adjust,
  many.matchACredit,
  many.matchADebit,
  many.presentByNach,
  many.loadNachStatus,
];
