"""The report of a case: a web page, a paper, JSON, and a summary for the terminal."""

from countermark.examine.report.files import write_files
from countermark.examine.report.page import Page, page_of
from countermark.examine.report.paper import paper
from countermark.examine.report.web import web_page

__all__ = ["Page", "page_of", "paper", "web_page", "write_files"]
