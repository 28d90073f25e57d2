"""From a page of HTML to a conforming PDF: the one place that lays out, and its closed fetcher."""
