"""A name kept for environments made before 0.2: their Jupyter server asks here for a save hook.

Without it JupyterLab would say on every start that it cannot find it. `make` sets up again by
itself, and then nothing asks for this module.
"""

from __future__ import annotations


def before_saving(**_context: object) -> None:
    """Leave a notebook as it is."""
