"""Write docs/findings.schema.json from the dataclasses that findings.json is written from."""

import json
from pathlib import Path

from countermark.examine.schema import findings_schema

PATH = Path(__file__).parent.parent / "docs" / "findings.schema.json"

if __name__ == "__main__":
    PATH.write_text(json.dumps(findings_schema(), indent=2) + "\n", encoding="utf-8")
    print(f"written: {PATH.name}")
