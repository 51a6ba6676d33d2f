"""Tasks on the screen: their words, the errands they form, and the panel that ends them.

A *task* is stored and somebody must do it; a call is a task to ring a person. A *step* is not
stored: it follows from the state of a request without a task. An *errand* is one line of the list:
one task or step, or several chores that are done together. The page is called Vandaag, and its
presenter ``TodayPresenter`` after its main content.
"""
