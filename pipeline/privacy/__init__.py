"""Privacy: what must not be published, found and masked.

telephones, persons    what is a telephone number, what is a person's name
bodies                 which bodies are known by name, and are never masked
leads                  whose names stand in columns and lines for contacts
mentions               where else those names stand
withhold               a document with all of these masked
"""
