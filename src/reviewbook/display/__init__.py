"""How a chart, a table and a sentence are shown in a notebook and on a page."""
