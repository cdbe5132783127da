"""A name kept for environments made before 0.2: their Jupyter server looks here for its save hook.

Without it JupyterLab would not start there. `make` sets up again by itself, and then nothing
asks for this module.
"""

from __future__ import annotations

from reviewbook.project.notebook_files import before_saving

__all__ = ["before_saving"]
