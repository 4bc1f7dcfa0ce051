"""Spending exports from any accounting system, read as lines. No models, no database: bytes in, lines out."""
