"""HTML, SVG and addresses: what every page is made with."""
