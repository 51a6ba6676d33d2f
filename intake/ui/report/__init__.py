"""The report: what came of a period, on the screen, on paper and in a workbook."""
