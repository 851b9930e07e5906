"""What a type checker must accept of a program that uses the package. Not run."""

from typing import Any

import poc_cli

missions: list[dict[str, Any]] = poc_cli.missions(org=["un", "eu"], mandate="poc", active=2013, limit=3)
shown: list[dict[str, Any]] = poc_cli.show("monusco")
traced: dict[str, Any] = poc_cli.trace("artemis", down=True, depth=0)
events: list[dict[str, Any]] = poc_cli.timeline(from_=2008, to=2010, annex=True)
frame: Any = poc_cli.tools(frame=True)
