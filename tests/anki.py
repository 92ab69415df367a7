"""Imports Anki packages into an empty Mnemosyne, one after the other; prints facts and cards after each."""

import sys
import tempfile

from mnemosyne.script import Mnemosyne

program = Mnemosyne(tempfile.mkdtemp())
widget = program.main_widget()
for silent in (
    "show_information",
    "set_progress_text",
    "set_progress_range",
    "set_progress_update_interval",
    "increase_progress",
    "close_progress",
):
    setattr(widget, silent, lambda *given: None)
[reader] = [f for f in program.component_manager.all("file_format") if f.extension == ".anki2"]
for package in sys.argv[1:]:
    reader.do_import(package)
    print(program.database().fact_count(), program.database().card_count())
program.finalise()
