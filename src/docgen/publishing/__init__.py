"""A finished site -> a place where the public reads it. Nothing outside this package uses the network.

contract    what every place can do
folder, sftp, s3, branch, archive    the kinds of place
address     how a place is written -> the place
site        the site to be published, whole
publish, rollback    the procedures, the same for every place
guard       what is refused: too many pages gone, a newer release overwritten
preview     what would change, in addresses of pages
retention   which releases stay
journal     who published what, when
owner       who holds a place
sample      some files fetched back and compared
"""
