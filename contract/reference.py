"""Compares the sandbox's arithmetic with pyxirr's PMT, IPMT, PPMT and IRR, to the paisa.

The interest of each row is checked against the sandbox's own opening balance, which is in whole paise; its principal
against the initial loan, within the accumulated rounding error. The last row pays the remainder that rounding left.
"""

import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

import pyxirr

MIN_LOANS = 500
# In paise: the library calculates in binary fractions and may round half a paisa to the other side.
NEAR_HALF = Decimal("0.001")
# In percent a year: the sandbox rounds to four decimal places.
APR_TOLERANCE = 0.0002


def loans():
    command = ["cargo", "run", "--quiet", "--locked", "-p", "sandbox", "--example", "reference_loans"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def is_paise(ours, theirs):
    """Returns whether `theirs`, a fractional amount in paise, rounds to `ours`, with halves rounded away from zero."""
    exact = Decimal(repr(theirs))
    rounded = {int((exact + nudge).quantize(Decimal(1), ROUND_HALF_UP)) for nudge in (-NEAR_HALF, 0, NEAR_HALF)}
    return ours in rounded


def differences(loan):
    rate = float(Decimal(loan["rate"]) / 100 / loan["periods_a_year"])
    rows, count = loan["rows"], loan["count"]
    if len(rows) != count:
        yield f"{len(rows)} rows"
        return
    if not is_paise(loan["emi"], -pyxirr.pmt(rate, count, loan["principal"])):
        yield f"PMT: {loan['emi']} paise, not {-pyxirr.pmt(rate, count, loan['principal'])}"
    balance = loan["principal"]
    for index, (opening, interest, principal, closing) in enumerate(rows, start=1):
        left = count - index + 1
        if opening != balance or closing != opening - principal:
            yield f"row {index}: the balances are not consistent"
        if not is_paise(interest, -pyxirr.ipmt(rate, 1, left, opening)):
            yield f"row {index}: IPMT: {interest} paise, not {-pyxirr.ipmt(rate, 1, left, opening)}"
        # Against the initial loan: each row rounds by at most a paisa, and rounding differences of earlier rows bear interest.
        if index < count and abs(principal + pyxirr.ppmt(rate, index, count, loan["principal"])) > (1 + rate) ** (index - 1):
            yield f"row {index}: PPMT: {principal} paise, not {-pyxirr.ppmt(rate, index, count, loan['principal'])}"
        if index < count and principal + interest != loan["emi"]:
            yield f"row {index}: principal and interest do not add up to the EMI"
        balance = closing
    if balance != 0:
        yield f"{balance} paise remain unpaid"
    flows = [-loan["net"]] + [interest + principal for _, interest, principal, _ in rows]
    irr = pyxirr.irr(flows) * loan["periods_a_year"] * 100
    if abs(irr - float(loan["apr"])) > APR_TOLERANCE:
        yield f"IRR: an APR of {loan['apr']}, not {irr}"


def main():
    checked = loans()
    failed = 0
    for number, loan in enumerate(checked):
        found = list(differences(loan))
        failed += bool(found)
        for difference in found[:3]:
            print(f"loan {number} ({loan['principal']} paise, {loan['rate']}%, {loan['count']}): {difference}")
    if len(checked) < MIN_LOANS:
        print(f"only {len(checked)} loans were generated")
        failed += 1
    print(f"{len(checked) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
