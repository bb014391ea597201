"""Records and error entries leave the program here: whole, or not at all."""

from summarizer.writing.encoding import Format, dumps, to_json
from summarizer.writing.names import Names, safe_name
from summarizer.writing.output import STDOUT, Output, OutputFormat, is_folder, open_output
from summarizer.writing.texts import text_file, text_folder

__all__ = [
    "STDOUT",
    "Format",
    "Names",
    "Output",
    "OutputFormat",
    "dumps",
    "is_folder",
    "open_output",
    "safe_name",
    "text_file",
    "text_folder",
    "to_json",
]
