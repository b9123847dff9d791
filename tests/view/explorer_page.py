"""How the tests drive an open explorer."""

from __future__ import annotations


def view(page, name):
    """Turn to a view by its identifier."""
    page.evaluate(
        "id => explorer.State.show(explorer.Data.views.findIndex(view => view.id === id))", name
    )


def entry(page, key):
    """Give the number of an entry."""
    return page.evaluate("key => explorer.Data.byKey.get(key)", key)


def picture(page, name):
    """Turn to a picture of the view."""
    page.evaluate(
        "id => explorer.State.choosePicture(explorer.State.view.pictures.findIndex(one => one.id === id))",
        name,
    )


def address(page):
    """Give the address once it has taken up what was done."""
    page.evaluate("new Promise(done => setTimeout(done))")
    return page.evaluate("location.hash")
