"""Checks a SARIF log: against the OASIS schema where there is a copy of it, else against sarif-pydantic's model.

Usage: check-sarif.py LOG SCHEMA
"""

import json
import sys
from pathlib import Path


def errors_by_schema(log: object, schema: object) -> list[str]:
    import jsonschema

    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]


def errors_by_model(log: object) -> list[str]:
    import pydantic
    import sarif_pydantic

    try:
        sarif_pydantic.Sarif.model_validate(log)
    except pydantic.ValidationError as error:
        return [f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors()]
    return []


def main() -> int:
    log_path, schema_path = map(Path, sys.argv[1:])
    try:
        log = json.loads(log_path.read_bytes())
    except ValueError as error:
        print(f"{log_path} is not JSON: {error}")
        return 1
    if schema_path.is_file():
        judge, errors = schema_path.name, errors_by_schema(log, json.loads(schema_path.read_bytes()))
    else:
        judge, errors = "sarif-pydantic", errors_by_model(log)
    for error in errors[:20]:
        print(error[:500])
    results = sum(len(run.get("results") or []) for run in log.get("runs", [])) if not errors else 0
    print(f"{len(errors)} errors by {judge}" if errors else f"valid by {judge}, {results} results")
    return 1 if errors else 0


sys.exit(main())
