"""Files of other trackers in, our files out: bytes to records and back, without the store."""
