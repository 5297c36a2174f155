"""Runs schemathesis against a running sandbox: its responses must match openapi.yaml.

Each operation without `x-sandbox: later` is called with generated requests, valid and invalid ones. Some of the valid
ones use IDs of existing objects, so that not every response is 404; an operation that never returns success fails,
because its success response was not checked.
"""

import argparse
import itertools
import pathlib
import random
import sys
import uuid

import hypothesis
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, strategies
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks as openapi

SPEC = pathlib.Path(__file__).with_name("openapi.yaml")
CHECKS = [
    not_a_server_error, openapi.status_code_conformance, openapi.content_type_conformance,
    openapi.response_headers_conformance, openapi.response_schema_conformance,
]
TIMEOUT = 10


class Sandbox:
    """A running sandbox."""

    def __init__(self, base_url, token):
        self.base_url = base_url.rstrip("/")
        self.signed_in = {"Authorization": f"Bearer {token}"}
        self.session = requests.Session()

    def json(self, method, path, **options):
        answer = self.session.request(
            method, self.base_url + path, headers=self.signed_in, timeout=TIMEOUT, **options
        )
        answer.raise_for_status()
        return answer.json()

    def rows(self, kind):
        return self.json("GET", f"/v1/lms/{kind}/", params={"page_size": 100})["results"]


def valid_inputs(sandbox):
    """Returns valid inputs of this sandbox by operation; a function if each input is valid only once.

    `body` is merged into the generated body, `whole` replaces it.
    """
    kinds = ("loans", "accounts", "payouts", "line_details", "extra_data")
    loans, accounts, payouts, lines, extra = (sandbox.rows(kind) for kind in kinds)
    drawable = [row for row in loans if row["status"] == "active" and row["disbursed_amount"] < row["sanctioned_amount"]]
    terms = [{"lead_id": row["lead_id"], "program_id": row["program_id"]} for row in accounts]
    payee = {"account_no": "00112233445566", "ifsc": "HDFC0000042", "account_holder_name": "Contract Traders"}
    user = {"mode": "email", "username": "contract@example.in"}

    # Wrong codes lock a user, so each code is of another.
    numbers = itertools.count()

    def fresh_otp():
        user = {"mode": "email", "username": f"contract{next(numbers)}@example.in"}
        sandbox.json("POST", "/v1/identity/auth/rego/otp/send/", json=user)
        return user | sandbox.json("GET", "/sandbox/otp/", params={"username": user["username"]})

    def fresh_refresh_token():
        tokens = sandbox.json("POST", "/v1/identity/auth/rego/otp/verify/", json=fresh_otp())
        return {"refresh": tokens["refresh"]}

    def ids(rows, **others):
        return [{"path": {"id": row["id"]}, **others} for row in rows]

    def today():
        return sandbox.json("GET", "/sandbox/clock/")["epoch"]

    def presentable_day():
        # Today, or tomorrow on a Sunday in India. 1970 began on a Thursday.
        is_sunday = int(today() + 5.5 * 3600) // 86_400 % 7 == 3
        return today() + 86_400 * is_sunday

    def day_after(loan):
        # Every earlier EMI was paid by today, apart from a few days of early payment.
        return loan["next_due_date"] - 86_400

    callback = "/v1/lms/payouts/callback/"
    utrs = itertools.count(1)

    def pending():
        loan = random.choice(drawable)
        return sandbox.json("POST", "/v1/lms/payouts/add_tranche/", json={"loan_id": loan["id"], "amount": 1})

    def with_bank():
        return sandbox.json("PUT", f"/v1/lms/payouts/{pending()['id']}/process/")

    def failed():
        payout = with_bank()
        result = {"payout_service_id": payout["payout_service_id"], "status": "failed", "failed_remark": "Account closed"}
        sandbox.json("POST", callback, json=result)
        return payout

    def processed():
        utr = f"CONTRACT{next(utrs):06}"
        return {"payout_service_id": with_bank()["payout_service_id"], "status": "processed", "utr": utr}

    def application():
        program = random.choice(accounts)["program_id"]
        return {"lead_id": str(uuid.uuid4()), "program_id": program, "borrower": {"name": "Contract Traders"}}

    def fresh_account():
        return sandbox.json("POST", "/v1/lms/accounts/", json=application())

    def limit():
        kind = "".join(random.choices("abcdefgh_", k=20))
        return {"account": random.choice(accounts)["id"], "type": kind, "approved_line_amount": 1000}

    # The user who requests approval can't approve: a second officer does.
    other = {"mode": "email", "username": "second@example.in"}
    sandbox.json("POST", "/v1/identity/auth/rego/otp/send/", json=other)
    code = sandbox.json("GET", "/sandbox/otp/", params={"username": other["username"]})
    tokens = sandbox.json("POST", "/v1/identity/auth/rego/otp/verify/", json=other | code)
    second = Sandbox(sandbox.base_url, tokens["access"])
    records = "/v1/lms/records/"

    def money_in(**others):
        return {
            "type": "repayment", "received_amount": 100, "payment_mode": "neft", "bank_date": today(), **others,
        }

    def draft(**others):
        return sandbox.json("POST", records, json=money_in(**others))

    def approval_requested():
        # Who entered it, or requested its approval, can't approve it.
        record = second.json("POST", records, json=money_in(loan=random.choice(drawable)["id"]))
        second.json("PUT", f"{records}{record['id']}/request_approval/", json={})
        return record

    def approved():
        record = draft(loan=random.choice(drawable)["id"])
        sandbox.json("PUT", f"{records}{record['id']}/request_approval/", json={})
        second.json("PUT", f"{records}{record['id']}/approve/", json={})
        return record

    def applied():
        # Who processed it can't revert it.
        return second.json("PUT", f"{records}{approved()['id']}/mark_processed/")

    def excess():
        # More than can be due, so that a part remains unapplied.
        loan = random.choice(drawable)
        record = draft(loan=loan["id"], received_amount=loan["sanctioned_amount"] * 3)
        sandbox.json("PUT", f"{records}{record['id']}/request_approval/", json={})
        second.json("PUT", f"{records}{record['id']}/approve/", json={})
        return sandbox.json("PUT", f"{records}{record['id']}/mark_processed/")

    def matched():
        record = draft()
        rows = {"allocations": [{"loan": random.choice(drawable)["id"], "amount": 60}]}
        return sandbox.json("PUT", f"{records}{record['id']}/match/", json=rows)

    debits = "/v1/lms/payouts/unmatched/"
    # A debit and its payout, matched and unmatched alternately.
    line = next(
        line for line in sandbox.json("GET", debits, params={"page_size": 100})["results"]
        if any(one["difference"] == 0 for one in line["candidates"])
    )
    same = next(one["payout"] for one in line["candidates"] if one["difference"] == 0)

    def is_matched():
        lines = sandbox.json("GET", debits, params={"page_size": 100})["results"]
        return all(other["id"] != line["id"] for other in lines)

    def matchable():
        if is_matched():
            sandbox.json("PUT", f"{debits}{line['id']}/unmatch/")
        return {"path": {"id": line["id"]}, "whole": {"payout": same}}

    def unmatchable():
        if not is_matched():
            sandbox.json("PUT", f"{debits}{line['id']}/match/", json={"payout": same})
        return {"path": {"id": line["id"]}}

    def debit():
        return {"bank_date": today(), "amount": 17, "narration": "CHARGES", "debit_bank": "HDFC 0042", "utr": f"CHARGE{next(utrs):06}"}

    def created_debit():
        return sandbox.json("POST", debits, json=debit())

    rich = [row for row in accounts if row["status"] == "active" and row["available_amount"] > 1000]

    def top_up(**others):
        body = {"account": random.choice(rich)["id"], "amount": 1, **others}
        return sandbox.json("POST", "/v1/lms/topups/", json=body)

    def scheduled():
        return top_up(scheduled_at=today() + 86_400)

    def with_failed_payout():
        topup = top_up()
        processing = sandbox.json("PUT", f"/v1/lms/payouts/{topup['payout']}/process/")
        result = {"payout_service_id": processing["payout_service_id"], "status": "failed", "failed_remark": "Account closed"}
        sandbox.json("POST", callback, json=result)
        return topup

    def group():
        return sandbox.json("POST", "/v1/lms/topup_groups/", json={"name": "Contract"})

    def fee():
        loan = random.choice(drawable)["id"]
        return {"loan": loan, "type": "legal", "name": "Notice", "amount": 1, "due_date": today()}

    def created_fee():
        return sandbox.json("POST", "/v1/lms/fees/", json=fee())

    def fresh_application():
        return {"lead_id": str(uuid.uuid4()), "program_id": random.choice(accounts)["program_id"]}

    def loan_data():
        return sandbox.json("POST", "/v1/lms/loan_data/", json=fresh_application())

    def first_params():
        line, data = {"approved_line_amount": "1000"}, {"emi_count": "12", "flat_roi_value": "12", "pf_value": "1"}
        return fresh_application() | {"line_detail": line, "loan_data": data | {"pf_value_type": "percentage"}}

    def path_of(create):
        return lambda **others: {"path": {"id": create()["id"]}, **others}

    return {
        "list_topups": [{}, {"query": {"status": "pending", "ordering": "-amount", "expand": "account,loan,payout"}}],
        "create_topup": [lambda: {"whole": {"account": random.choice(rich)["id"], "amount": 1}}],
        "bulk_create_topups": [{"whole": {"rows": [{"account": row["id"], "amount": 1}]}} for row in rich],
        "check_line_amount": [{"whole": {"account": row["id"], "amount": 1}} for row in accounts],
        "update_topup": [lambda: {"path": {"id": scheduled()["id"]}, "whole": {"remark": "seen"}}],
        "unschedule_topup": [path_of(scheduled)],
        "rerun_topup_checks": [path_of(scheduled)],
        "reinitiate_topup_payout": [lambda: {"path": {"id": with_failed_payout()["id"]}, "whole": {"credit_bank": payee}}],
        "parse_invoice": [lambda: {"path": {"id": scheduled()["id"]}}],
        "create_topup_group": [{"whole": {"name": "Contract"}}],
        "update_topup_group": [lambda: {"path": {"id": group()["id"]}, "whole": {"name": "Contract, again"}}],
        "initiate_disbursement": [lambda: {"path": {"id": random.choice(rich)["id"]}, "whole": {"amount": 1}}],
        "initiate_loan_params": [lambda: {"whole": first_params()}],
        "create_loan_data": [lambda: {"whole": fresh_application()}],
        "update_loan_data": [lambda: {"path": {"id": loan_data()["id"]}, "whole": {"pf_value": 2}}],
        "get_loan_data": [path_of(loan_data)],
        "create_fee": [lambda: {"whole": fee()}],
        "bulk_create_fees": [lambda: {"whole": {"rows": [fee(), fee()]}}],
        "get_fee": [path_of(created_fee)],
        "delete_fee": [path_of(created_fee)],
        "list_fee_demands": [path_of(created_fee)],
        "list_records": [{}, {"query": {"status": "processed", "ordering": "-amount", "expand": "account,loan"}}],
        "get_record": [lambda: {"path": {"id": draft()["id"]}, "query": {"expand": "account,loan"}}],
        "create_record": [lambda: {"whole": money_in(loan=random.choice(drawable)["id"], tds_amount=1)}],
        "bulk_create_records": [lambda: {"whole": {"rows": [money_in(), money_in(type="gift")]}}],
        "export_records": [{"query": {"status": "draft"}}],
        "request_record_approval": [lambda: {"path": {"id": draft()["id"]}}],
        "approve_record": [path_of(approval_requested)],
        "reject_record": [path_of(approval_requested)],
        "mark_record_processed": [path_of(approved)],
        "revert_record": [path_of(applied)],
        "refund_record": [lambda: {"path": {"id": excess()["id"]}, "whole": {"amount": 1}}],
        "refund_loan": [lambda: {"path": {"id": excess()["loan"]}, "whole": {"amount": 1}}],
        "match_record": [lambda: {
            "path": {"id": draft()["id"]},
            "whole": {"allocations": [{"loan": random.choice(drawable)["id"], "amount": 100}]},
        }],
        "unmatch_record": [path_of(matched)],
        "bulk_initiate_adjustments": [
            lambda: {"whole": {"rows": [{"loan": random.choice(loans)["id"], "type": "cashback", "amount": 1}]}},
        ],
        "bulk_nach_request": [lambda: {"whole": {"date": presentable_day(), "demands": [str(uuid.uuid4())]}}],
        "update_nach_status": [{"whole": {"rows": [{"ref_id": "REC00000", "status": "bounced"}]}}],
        "create_payout": [lambda: {"whole": {
            "loan": random.choice(drawable)["id"], "type": "disbursement", "amount": 1, "method": "neft",
        }}],
        "create_bank_line": [lambda: {"whole": debit()}],
        "set_bank_line_aside": [lambda: {"path": {"id": created_debit()["id"]}, "whole": {"remark": "A bank charge"}}],
        "return_payout": [lambda: {"path": {"id": with_bank()["id"]}, "whole": {"remark": "Account closed"}}],
        "match_payout": [matchable],
        "unmatch_payout": [unmatchable],
        "list_loans": [{}, {"query": {"status": "active,overdue", "ordering": "-dpd", "expand": "account"}}],
        "list_payouts": [{}, {"query": {"status": "failed", "ordering": "-amount", "expand": "account,loan"}}],
        "list_demands": [{}, *({"query": {"loan": row["id"], "ordering": "due_date"}} for row in loans)],
        "list_settlements": [{}, *({"query": {"loan": row["id"], "expand": "record"}} for row in loans)],
        "get_loan": ids(loans),
        "get_loan_summary": ids(loans),
        "initiate_adjustment": ids(loans, whole={"type": "holdback", "amount": 1}),
        "get_emi_amount": ids(loans, query={}),
        "get_outstanding": [{"query": {"loan": row["id"]}} for row in loans if row["disbursed_amount"] > 0],
        "run_eod": [lambda: {"whole": {"date": today()}}],
        "restructure_loan": [
            {"path": {"id": row["id"]}, "whole": {
                "effective_date": day_after(row), "emi_count": 12, "reason": "Contract", "preview": True,
            }}
            for row in drawable if row["next_due_date"]
        ],
        "reset_rps": [{"path": {"id": row["account"]}, "whole": {"loan": row["id"]}} for row in drawable],
        "get_account": ids(accounts),
        "get_account_summary": ids(accounts),
        "refresh_limit": ids(accounts),
        "create_account": [lambda: {"whole": application()}],
        "close_account": [lambda: {"path": {"id": fresh_account()["id"]}}],
        "get_line_detail": ids(lines),
        "get_line_detail_by_type": [
            {"path": {"type": row["type"]}, "query": {"account": row["account"]}} for row in lines if row["account"]
        ],
        "create_line_detail": [lambda: {"whole": limit()}],
        "update_line_detail": ids(lines, whole={"remark": "seen"}),
        "update_extra_data": ids(extra),
        "get_payout": ids(payouts),
        "process_payout": [lambda: {"path": {"id": pending()["id"]}, "whole": {}}],
        "update_payout": [lambda: {"path": {"id": pending()["id"]}, "whole": {"credit_bank": payee}}],
        "cancel_payout": [lambda: {"path": {"id": pending()["id"]}}],
        "retry_payout": [lambda: {"path": {"id": failed()["id"]}}],
        "payout_callback": [lambda: {"whole": processed()}],
        "request_tranche": [{"body": {"loan_id": row["id"], "amount": 1}} for row in drawable],
        "get_loan_params": [{"query": row} for row in terms],
        "update_loan_params": [{"whole": first_params() | row} for row in terms],
        "send_otp": [{"body": user}],
        "verify_otp": [lambda: {"body": fresh_otp()}],
        "refresh_token": [lambda: {"body": fresh_refresh_token()}],
        "exchange_token": [lambda: {"body": sandbox.json("POST", "/sandbox/codes/")}],
    }


# Query parameters with a closed set of values: generated values are nearly always rejected.
CLOSED_PARAMETERS = {"ordering", "status", "type", "method", "payout_to", "payment_mode"}


def fill(case, good):
    """Puts valid inputs into a generated request."""
    good = good() if callable(good) else good
    case.path_parameters = {**case.path_parameters, **good.get("path", {})}
    case.query = good.get("query") or {name: value for name, value in case.query.items() if name not in CLOSED_PARAMETERS}
    if "whole" in good:
        case.body = good["whole"]
    if "body" in good:
        case.body = {**case.body, **good["body"]}


class Probe:
    """Calls one operation with generated requests."""

    def __init__(self, sandbox, operation, good, options):
        self.sandbox, self.operation, self.options = sandbox, operation, options
        # A list without filters is always valid.
        self.good = good or ([{}] if operation.method == "get" and not operation.path_parameters else [])
        self.signed_in = {} if operation.definition.raw.get("security") == [] else sandbox.signed_in
        self.succeeded = False

    def call(self, case, headers):
        return case.call(
            base_url=self.sandbox.base_url, session=self.sandbox.session, headers=headers, timeout=TIMEOUT
        )

    def generated(self, mode):
        """Calls it with requests generated in one mode; the responses must match the file."""
        goods = strategies.none()
        if mode is GenerationMode.POSITIVE and self.good:
            goods |= strategies.sampled_from(self.good)

        @hypothesis.seed(self.options.seed)
        @hypothesis.settings(
            max_examples=self.options.max_examples, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck), print_blob=False,
        )
        @hypothesis.given(case=self.operation.as_strategy(generation_mode=mode), good=goods)
        def run(case, good):
            if good is not None:
                fill(case, good)
            answer = self.call(case, self.signed_in)
            self.succeeded |= answer.status_code < 300
            case.validate_response(answer, checks=CHECKS)

        run()

    def signed_out(self):
        """Calls it without a token: it must return 401 whatever else is invalid."""
        case = self.operation.Case(path_parameters={p.name: "x" for p in self.operation.path_parameters})
        answer = self.call(case, {})
        assert answer.status_code == 401, f"without a token it returns {answer.status_code}"
        case.validate_response(answer, checks=CHECKS)

    def success(self):
        assert self.succeeded, "it never returned success"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base-url", required=True, help="address of the sandbox, for example http://127.0.0.1:8090")
    parser.add_argument("--token", required=True, help="a bearer token of the sandbox")
    parser.add_argument("--max-examples", type=int, default=50, help="requests per operation and mode")
    parser.add_argument("--seed", type=int, default=1, help="the same seed generates the same requests")
    options = parser.parse_args()

    random.seed(options.seed)
    sandbox = Sandbox(options.base_url, options.token)
    good = valid_inputs(sandbox)
    operations = [result.ok() for result in schemathesis.openapi.from_path(str(SPEC)).get_all_operations()]
    passed, failed = 0, 0
    for operation in operations:
        definition = operation.definition.raw
        if definition.get("x-sandbox") == "later":
            continue
        name = definition["operationId"]
        probe = Probe(sandbox, operation, good.get(name), options)
        tests = {
            "valid requests": lambda: probe.generated(GenerationMode.POSITIVE),
            "invalid requests": lambda: probe.generated(GenerationMode.NEGATIVE),
            "success": probe.success,
        }
        if probe.signed_in:
            tests["no token"] = probe.signed_out
        for test, run in tests.items():
            try:
                run()
                passed += 1
            # FailureGroup is not an Exception; any other exception counts as a failure too.
            except (Exception, FailureGroup) as error:
                failed += 1
                print(f"failed: {name}, {test}\n{error}\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
