"""Works looked up at Crossref, OpenAlex, DataCite and PubMed: only `reviewbook resolve` asks."""
