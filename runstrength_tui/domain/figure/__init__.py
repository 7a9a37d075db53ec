"""Moving stick figures: poses of a skeleton with fixed limb lengths, eased between, drawn in braille dots.

``format`` holds what a file says, ``checks`` what must be true of it, ``skeleton`` the limbs, ``film`` the
movement in time, ``drawing`` the dots. Only ``format`` is imported with the library; the rest when a figure
is looked at.
"""
