"""What was done last is taken back first, of each page on its own."""

from __future__ import annotations

from intake.ui.models.undo_stack import UndoStack


def test_the_last_act_of_a_topic_is_named_and_taken_back_first():
    stack, undone = UndoStack(), []
    for said, topic in (("een", "tasks"), ("twee", "tasks"), ("drie", "replies")):
        stack.push(said, lambda said=said: undone.append(said), topic)
    assert stack.next_label("tasks") == "twee"
    stack.undo("tasks")
    stack.undo("tasks")
    stack.undo("tasks")
    assert undone == ["twee", "een"]
    assert stack.next_label("replies") == "drie"
    stack.clear()
    assert stack.next_label("replies") == ""


def test_of_very_many_acts_the_oldest_is_forgotten():
    stack, undone = UndoStack(), []
    for number in range(60):
        stack.push(str(number), lambda number=number: undone.append(number), "tasks")
    for _ in range(60):
        stack.undo("tasks")
    assert undone == list(range(59, 9, -1))
