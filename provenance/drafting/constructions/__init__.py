"""What the words of one sentence say about who said what: one function a construction."""
