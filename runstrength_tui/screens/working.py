"""Work that a key begins and that is not cut off by the same key pressed twice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.dom import DOMNode
from textual.worker import Worker

Node = TypeVar("Node", bound=DOMNode)
P = ParamSpec("P")


def work_once(
    group: str,
) -> Callable[
    [Callable[Concatenate[Node, P], Coroutine[Any, Any, None]]], Callable[Concatenate[Node, P], None]
]:
    """Run a method as a worker of its node; while one of the group is at work, another is not begun.

    ``work(exclusive=True)`` would cancel the first, which may have asked something or stored half of
    what it does: a slow line delivers one key two and three times.
    """

    def decorate(
        method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
    ) -> Callable[Concatenate[Node, P], None]:
        @wraps(method)
        def begin(self: Node, /, *args: P.args, **kwargs: P.kwargs) -> None:
            async def do_it() -> None:
                await method(self, *args, **kwargs)

            at_work = (each for each in self.workers if each.node is self and each.group == group)
            if all(each.is_finished for each in at_work):
                _: Worker[None] = self.run_worker(do_it, group=group)

        return begin

    return decorate
