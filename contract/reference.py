"""Compares the sandbox's arithmetic with pyxirr's PMT, IPMT, PPMT and IRR, to the paisa.

The interest of each row is checked from the sandbox's own balance before it, which is in whole paise; its principal from
the loan as it began, within what rounding has added up to. A last row pays whatever rounding left.
"""

import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

import pyxirr

AT_LEAST = 500
# Paise: the library reckons in binary fractions, and may fall on the other side of half a paisa.
NEAR_HALF = Decimal("0.001")
# Percent a year: the sandbox tells four places.
APR_WITHIN = 0.0002


def loans():
    command = ["cargo", "run", "--quiet", "--locked", "-p", "sandbox", "--example", "reference_loans"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def is_paise(ours, theirs):
    """Whether `theirs`, an amount in paise with its fraction, rounds to `ours`, halves away from zero."""
    exact = Decimal(repr(theirs))
    rounded = {int((exact + nudge).quantize(Decimal(1), ROUND_HALF_UP)) for nudge in (-NEAR_HALF, 0, NEAR_HALF)}
    return ours in rounded


def faults(loan):
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
            yield f"row {index}: the balances do not follow from each other"
        if not is_paise(interest, -pyxirr.ipmt(rate, 1, left, opening)):
            yield f"row {index}: IPMT: {interest} paise, not {-pyxirr.ipmt(rate, 1, left, opening)}"
        # Of the loan as it began. A row rounds by a paisa at most, and what earlier rows have rounded bears interest since.
        if index < count and abs(principal + pyxirr.ppmt(rate, index, count, loan["principal"])) > (1 + rate) ** (index - 1):
            yield f"row {index}: PPMT: {principal} paise, not {-pyxirr.ppmt(rate, index, count, loan['principal'])}"
        if index < count and principal + interest != loan["emi"]:
            yield f"row {index}: it is not the EMI"
        balance = closing
    if balance != 0:
        yield f"{balance} paise are never paid back"
    flows = [-loan["net"]] + [interest + principal for _, interest, principal, _ in rows]
    irr = pyxirr.irr(flows) * loan["periods_a_year"] * 100
    if abs(irr - float(loan["apr"])) > APR_WITHIN:
        yield f"IRR: an APR of {loan['apr']}, not {irr}"


def main():
    checked = loans()
    failed = 0
    for number, loan in enumerate(checked):
        found = list(faults(loan))
        failed += bool(found)
        for fault in found[:3]:
            print(f"loan {number} ({loan['principal']} paise, {loan['rate']}%, {loan['count']}): {fault}")
    if len(checked) < AT_LEAST:
        print(f"only {len(checked)} loans were made")
        failed += 1
    print(f"{len(checked) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
