"""Work that a key begins and that is not cut off by the same key pressed twice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker

Node = TypeVar("Node", bound=DOMNode)
P = ParamSpec("P")


class Finished(Message):
    """Something that a key asked for is done; said to the app."""


_WAITED_FOR: Final = "waited for"
"""Name of the workers that keys behind theirs, and leaving, wait for."""


def work_once(
    group: str, *, waited_for: bool = True
) -> Callable[
    [Callable[Concatenate[Node, P], Coroutine[Any, Any, None]]], Callable[Concatenate[Node, P], None]
]:
    """Run a method as a worker of its node; while one of the group is at work, another is not begun.

    ``work(exclusive=True)`` would cancel the first, which may have asked something or stored half of
    what it does: a slow line delivers one key two and three times.
    """
    return _begun_by_a_key(group, _WAITED_FOR if waited_for else "", once=True)


def work_each(
    group: str,
) -> Callable[
    [Callable[Concatenate[Node, P], Coroutine[Any, Any, None]]], Callable[Concatenate[Node, P], None]
]:
    """As ``work_once``, but each key begins one of its own: for what sees to its turn by itself."""
    return _begun_by_a_key(group, _WAITED_FOR, once=False)


def run_once(node: DOMNode, group: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """As ``work_once``, for what is no method; nothing waits for it."""
    if _free(node, group):
        _: Worker[None] = node.run_worker(work, group=group)


def at_work(workers: Iterable[Worker[Any]], node: DOMNode | None = None) -> bool:
    """Whether something that a key asked for is still being done, by a node or any."""
    return any(
        each.name == _WAITED_FOR and not each.is_finished and node in (None, each.node) for each in workers
    )


def stands(node: DOMNode) -> bool:
    """Whether what was waited for can be shown: neither was the page closed meanwhile, nor the app left."""
    return node.is_attached and node.display and node.app.is_running


def _free(node: DOMNode, group: str) -> bool:
    """Whether nothing of a group is at work for a node, so that something may begin."""
    return all(each.is_finished for each in node.workers if each.node is node and each.group == group)


def _begun_by_a_key(
    group: str, name: str, *, once: bool
) -> Callable[
    [Callable[Concatenate[Node, P], Coroutine[Any, Any, None]]], Callable[Concatenate[Node, P], None]
]:
    def decorate(
        method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
    ) -> Callable[Concatenate[Node, P], None]:
        @wraps(method)
        def begin(self: Node, /, *args: P.args, **kwargs: P.kwargs) -> None:
            async def do_it() -> None:
                try:
                    await method(self, *args, **kwargs)
                finally:
                    self.app.post_message(Finished())

            if not once or _free(self, group):
                _: Worker[None] = self.run_worker(do_it, name=name, group=group)

        return begin

    return decorate
