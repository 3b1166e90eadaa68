"""The 法规库 and a catalog -> what its keeper asks: which law, what shape, who cites it, what is in doubt.

    shelf    its rows: loaded, looked up, searched, an article's shape
    keeping  a row added or changed, every other line left as it is
    citing   which permits cite a place (办法第十八条: what a changed law concerns)
    audit    how far the catalog's citations are covered, and what is older than the law
    drawing, telling, envelope  all of it in words, or as JSON

Nothing is imported here: `docgen laws show` needs the shelf only.
"""
