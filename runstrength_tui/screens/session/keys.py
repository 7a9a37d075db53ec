"""The keys of the session screen; what a key means never changes."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding, BindingType

_REPS: Final = Binding.Group("Reps and sets")
_WEIGHT: Final = Binding.Group("Weight and rest")
_COURSE: Final = Binding.Group("Change course")
_SAFETY: Final = Binding.Group("Form and safety")


def _key(keys: str, action: str, words: str, tooltip: str, name: str, group: Binding.Group) -> Binding:
    return Binding(keys, action, words, tooltip=tooltip, id=f"session.{name}", group=group)


def _letter(letter: str, action: str, words: str, tooltip: str, name: str, group: Binding.Group) -> Binding:
    """A letter works with caps lock on too."""
    return _key(f"{letter},{letter.upper()}", action, words, tooltip, name, group)


SESSION_BINDINGS: Final[list[BindingType]] = [
    _key("space", "rep", "One rep", "Also ends a rest", "rep", _REPS),
    _key("enter", "done", "Set done", "What you counted or typed, else the target", "done", _REPS),
    *(
        Binding(
            str(digit),
            f"digit({digit})",
            "Type the reps",
            tooltip="0 to 9",
            id=f"session.digit-{digit}",
            group=_REPS,
        )
        for digit in range(10)
    ),
    _key("backspace", "rub_out", "Rub out a digit", "The last one typed", "rub-out", _REPS),
    _key("left", "arrow('fewer')", "One fewer", "This set, or the one just done", "fewer", _REPS),
    _key("right", "arrow('more')", "One more", "This set, or the one just done", "more", _REPS),
    _letter("x", "missed", "A missed rep", "A landing, not a rep", "missed", _REPS),
    _letter("t", "tempo", "Tempo bell", "Counts the reps; t again stops it", "tempo", _REPS),
    _letter("e", "effort('easy')", "It was easy", "4 or more left in you", "easy", _REPS),
    _letter("g", "effort('good')", "It was good", "2 or 3 left in you", "good", _REPS),
    _letter("h", "effort('hard')", "It was hard", "0 or 1 left in you", "hard", _REPS),
    _key("up", "arrow('heavier')", "Heavier", "Or a higher box", "heavier", _WEIGHT),
    _key("down", "arrow('lighter')", "Lighter", "Or a lower box", "lighter", _WEIGHT),
    _key("plus,add", "rest(15)", "Rest 15 s more", "The rest under way", "rest-more", _WEIGHT),
    _key("minus,subtract", "rest(-15)", "Rest 15 s less", "The rest under way", "rest-less", _WEIGHT),
    _letter("y", "why", "Why this", "Why this weight and count", "why", _WEIGHT),
    _letter("j", "move(1)", "Next exercise", "Nothing is lost by moving", "next", _COURSE),
    _letter("k", "move(-1)", "Previous exercise", "Nothing is lost by moving", "previous", _COURSE),
    _letter("s", "skip", "Later, or skip", "Put it off, or leave it out", "skip", _COURSE),
    _letter("w", "swap", "Swap the exercise", "Easier, harder or like it", "swap", _COURSE),
    _letter("a", "add", "Add an exercise", "It is next", "add", _COURSE),
    _letter("o", "options", "More for sets", "Change, warm-up, drop, note", "options", _COURSE),
    _letter("u", "undo", "Undo", "Take the last thing back", "undo", _COURSE),
    _letter("r", "redo", "Redo", "Take the undo back", "redo", _COURSE),
    _letter("f", "finish", "Finish", "End the session and store it", "finish", _COURSE),
    _letter("l", "line", "A line", "What you did besides, in words", "line", _COURSE),
    _letter("q", "leave", "Look elsewhere", "The session stays", "leave", _COURSE),
    _letter("i", "form", "Form", "How it is done", "form", _SAFETY),
    _key("p,P,exclamation_mark", "warning", "Pain, a warning sign", "Where and how bad", "warning", _SAFETY),
    _key("question_mark", "all_keys", "All keys", "This list", "keys", _SAFETY),
]
