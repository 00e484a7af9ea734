"""The shape of a table: its heading rows, and tables that are printed on their side or over several rows."""
