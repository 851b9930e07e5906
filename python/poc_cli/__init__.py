"""The dataset on the protection of civilians by the UN, the EU, and NATO that the command ``poc`` contains.

Every command that answers with records has a function. Arguments have the names of the options, with underscores for
hyphens and ``from_`` for ``from``. An answer is what ``--json`` prints, as lists and dicts. ``frame="pandas"`` or ``"polars"``
returns a data frame.

>>> import poc_cli
>>> [mission["acronym"] for mission in poc_cli.missions(country="Mali", org="un")]
['MINUSMA']
>>> poc_cli.show("monsuco")
Traceback (most recent call last):
    ...
poc_cli._run.PocError: unknown record `monsuco`; did you mean `monusco` or `monuc`?
"""

from ._commands import *  # noqa: F403
from ._commands import __all__ as _functions
from ._run import PocError, program

__all__ = ["PocError", "program", *_functions]
