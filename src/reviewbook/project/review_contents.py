"""Notebooks of a review in JupyterLab: opened without a change, saved without leftovers.

A review asks for this in its ``jupyter_server_config.json``, which `make` puts where the Jupyter
of its own environment looks. Notebooks that lie in no review are left as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from reviewbook.project.notebook_files import as_lab_writes, scrub
from reviewbook.project.review_folder import is_in_review


class ReviewContents(AsyncLargeFileManager):
    """Jupyter's own manager of files, but for the notebooks of a review."""

    async def get(self, path: str, *args: Any, **options: Any) -> dict[str, Any]:
        """Return a file; to a notebook of a review is added what JupyterLab would add itself.

        So JupyterLab finds nothing to change in a notebook that is only looked at.
        """
        model: dict[str, Any] = await super().get(path, *args, **options)  # type: ignore[no-untyped-call]
        if self._is_ours(model, path):
            as_lab_writes(model["content"])
        return model

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Store a file; what a program left in a notebook of a review is taken out."""
        if self._is_ours(model, path):
            scrub(model["content"])
        saved: dict[str, Any] = await super().save(model, path)  # type: ignore[no-untyped-call]
        return saved

    def _is_ours(self, model: dict[str, Any], path: str) -> bool:
        if model.get("type") != "notebook" or not model.get("content"):
            return False
        place: str = self._get_os_path(path)  # type: ignore[no-untyped-call]
        return is_in_review(Path(place))
