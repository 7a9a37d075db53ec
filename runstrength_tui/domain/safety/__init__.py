"""Safety rules: numbers and words in ``data/rules.toml``, one small function a rule, an engine that says one.

A screen makes a ``Context`` (now, the rules, the person, history, runs, exercises, the session under way) and
asks ``moments`` at each of these:

- ``once`` and ``before_session``: all that speaks about a session about to begin, the severest first;
  ``check_lines`` the same as lines of the check screen, ``plain_checks`` whether it may shrink to one line;
- ``not_my_day``: what the person's own words about the day lead to;
- ``before_set``: the first thing of a set happens, or its weight or height is chosen;
- ``after_set``, ``after_rep``, ``after_missed``, ``after_deep_landing``, ``after_effort``;
- ``after_pain`` and ``after_sign``: what rests, and what ends the session;
- ``after_session`` and ``any_day``: what the weeks say; show the one that ``pick`` returns.

Each gives ``Fired``: what to say, on what inputs, the ways on (``offers``), whether a stop may be gone past
(``override``), and source and grade. The screen keeps it (``Fired.record``, or the event ``PromptShown`` with
its ``inputs``) and answers it with ``GO_ON``, ``OVERRIDE`` or the name of the way chosen, so that nothing is
asked twice. A rule's function is named by its id in small letters (``b7_legs_only``).
"""
