"""What `money.verifying` is made of: one file for each sort of thing that can be wrong with a journal."""
