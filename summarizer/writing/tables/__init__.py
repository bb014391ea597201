"""Flat tables of records: what people load into R, pandas, a spreadsheet or a database."""
