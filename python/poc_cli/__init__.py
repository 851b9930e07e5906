"""What the UN, the EU and NATO do to protect civilians in armed conflict: the dataset behind the command ``poc``.

There is a function for every command that answers with records. Arguments are named as the options are, hyphens as
underscores; ``from`` is ``from_``. An answer is what ``--json`` prints, as lists and dicts; ``frame="pandas"`` or ``"polars"``
gives a data frame.

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
