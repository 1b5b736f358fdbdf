"""Comparison: a sign and a mark set out as an examiner does it, in text and as a page.

`countermark.marks.comparison.setting_out.set_out` compares, `page.page_of` writes the page.
"""
