"""Reads workbooks: each format's cells into sheets, then the tables, titles and notes of each sheet.

A sheet is a canvas: what is a table, a title, a section or a note shows only in how it is set out. The
readers of the formats (`xlsx`, `xls`) agree on `sheet.Workbook`; `blocks` makes a `Document` of it.
"""
