"""The types of cells: what each can hold, how it is read and how it is written."""
