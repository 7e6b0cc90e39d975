"""The line image that the network reads, in pixels."""
HEIGHT = 48
STEP = 4  # between two steps of the network's output
COARSE = 8  # and of the base model's
