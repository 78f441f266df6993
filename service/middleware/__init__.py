"""What every request passes before and after its handler: addresses, tags, compression, ids, refusals."""
