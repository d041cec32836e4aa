"""The text as words: their places, marks, quotations, sentences and parts, and which words make a noun phrase."""
