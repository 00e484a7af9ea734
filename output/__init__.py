"""`Action`s into files: CSV, Parquet, the data dictionary, the review report, the audit against gold."""
