"""Runs all cells of a notebook in order; ``--write`` saves the output."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

paths = [word for word in sys.argv[1:] if word != "--write"]
for path in map(Path, paths):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": path.parent}}).execute()
    figures = sum(
        "image/png" in output.get("data", {})
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )
    print(f"{path}: {len(notebook.cells)} cells, {figures} figures")
    if "--write" in sys.argv:
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        notebook.metadata.pop("widgets", None)
        # Leave out the version of the interpreter, which depends on the machine.
        notebook.metadata["language_info"] = {"name": "python"}
        nbformat.write(notebook, path)
