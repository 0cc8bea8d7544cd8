"""Step 1, parse: a document becomes blocks and sentences, and triage marks where a claim can be."""
