"""Checks openapi.yaml: it is valid, complete and marked, and the documented samples are in it and match their schemas."""

import collections
import json
import pathlib
import re
import sys

import jsonschema
import openapi_spec_validator
import schemathesis
import yaml

HERE = pathlib.Path(__file__).parent
FILE = HERE / "openapi.yaml"
# Number of operations in each group of the documentation's navigation, including those marked `beyond`.
GROUPS = {
    "EMIs": 7, "Records": 17, "Topups": 9, "Accounts": 11, "Payouts": 15, "Loans": 8, "Line Details": 6,
    "Loan Data": 3, "Fee": 6, "Extra Data": 2, "Topup Group": 3, "Sign-in": 4,
}
DOCUMENTED = {
    "list_settlements", "request_tranche", "update_loan_params", "initiate_adjustment", "send_otp", "verify_otp",
    "exchange_token",
}
METHODS = {"get", "post", "put", "patch", "delete"}
failures = []
passed = 0


def check(name, problems):
    """Records one check, which passes if `problems` is empty."""
    global passed
    problems = list(problems)
    if problems:
        failures.append(name)
        print(f"failed: {name}")
        for problem in problems:
            print(f"  {problem}")
    else:
        passed += 1


def difference(expected, found):
    return [] if expected == found else [f"expected {expected}, found {found}"]


def schema_errors(schema_ref, value):
    """Returns where `value` does not match a schema of the file, formats included."""
    schema = {"$ref": schema_ref, "components": spec["components"]}
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def bodies(operation):
    """Yields every JSON body of an operation: the request's and the responses'."""
    for part in [operation.get("requestBody", {}), *operation["responses"].values()]:
        if media := part.get("content", {}).get("application/json"):
            yield media


text = FILE.read_text(encoding="utf-8")
spec = yaml.safe_load(text)
paths = spec["paths"]
operations = [op for path in paths.values() for method, op in path.items() if method in METHODS]
names = [op["operationId"] for op in operations]

try:
    openapi_spec_validator.validate(spec)
    check("the file is valid OpenAPI 3.1", difference("3.1.0", spec["openapi"]))
except Exception as error:
    check("the file is valid OpenAPI 3.1", [error])

loaded = [result.ok() for result in schemathesis.openapi.from_path(str(FILE)).get_all_operations()]
check("schemathesis reads every operation", difference(len(operations), len(loaded)))

check("operationIds are unique", [name for name, times in collections.Counter(names).items() if times > 1])
check("operationIds are snake_case", [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)])
check("each group has its operations", difference(GROUPS, dict(collections.Counter(op["tags"][0] for op in operations))))
check("groups are the declared tags", difference(list(GROUPS), [tag["name"] for tag in spec["tags"]]))
check("each operation is in one group", [op["operationId"] for op in operations if len(op["tags"]) != 1])
check("every path ends in a slash", [path for path in paths if not path.endswith("/")])
check("every operation has a summary and a description", [op["operationId"] for op in operations if not (op.get("summary") and op.get("description"))])

marks = {"x-provenance": {"documented", "assumed", "beyond"}, "x-sandbox": {"later"}, "x-effect": {"reads", "writes"}}
for mark, values in marks.items():
    found = {op[mark] for op in operations if mark in op}
    check(f"{mark} is one of {', '.join(sorted(values))}", sorted(found - values))
check("every operation has x-provenance", [op["operationId"] for op in operations if "x-provenance" not in op])
check("… on a line of its own", difference(
    len(re.findall(r"^ {4}(?:get|post|put|patch|delete):$", text, re.M)),
    len(re.findall(r"^ {6}x-provenance: (?:documented|assumed|beyond)$", text, re.M)),
))
check("the documented operations are the expected ones and name their page", [
    *difference(DOCUMENTED, {op["operationId"] for op in operations if op["x-provenance"] == "documented"}),
    *(op["operationId"] for op in operations
      if op["x-provenance"] == "documented" and not re.search(r"page \d{8}", op["description"])),
])

errors = {"400", "401", "429"}
check("every operation declares its error responses", [
    op["operationId"] for op in operations
    if not (errors if op.get("security") == [] else errors | {"403", "404"}) <= set(op["responses"])
])
check("only the sign-in calls need no token", [
    op["operationId"] for op in operations if (op.get("security") == []) != (op["tags"] == ["Sign-in"])
])

samples = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("samples/*.json"))}
examples = spec["components"]["examples"]
check("every sample is in the file", difference(set(samples), set(examples)))
for name, sample in samples.items():
    # Compared as text, because 5000 differs from 5000.0 and the order of keys matters.
    check(f"sample {name} is verbatim", difference(json.dumps(sample), json.dumps(examples.get(name, {}).get("value"))))
    schemas = {
        media["schema"]["$ref"] for op in operations for media in bodies(op)
        for example in media.get("examples", {}).values() if example["$ref"].endswith(f"/{name}")
    }
    check(f"sample {name} is the example of a body", [] if schemas else ["no operation refers to it"])
    for schema in sorted(schemas):
        check(f"sample {name} matches {schema}", schema_errors(schema, sample))

tranche, payout = samples["request_tranche.request"], samples["request_tranche.response"]
check("a payout with a missing or wrong key does not match its schema", [
    key for key in payout if not schema_errors("#/components/schemas/Payout", {k: v for k, v in payout.items() if k != key})
] + [key for key in ("amount", "status", "credit_bank") if not schema_errors("#/components/schemas/Payout", payout | {key: [1]})])
check("a tranche of amount 0 does not match its schema", [] if schema_errors("#/components/schemas/TrancheRequest", tranche | {"amount": 0}) else ["it matches"])
check("an unknown status matches the schema", schema_errors("#/components/schemas/Payout", payout | {"status": "on_hold"}))
check("a reference is an ID or the embedded object", difference(
    [True, False, False],
    [not schema_errors("#/components/schemas/RefLoan", value) for value in (tranche["loan_id"], {"id": tranche["loan_id"]}, "LN0QX7T2")],
))

print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
